/// What can stand between a commit or a question and the state directory.
package enum StoreError: Error, Hashable, Sendable {
  /// The state directory cannot be made or written; `reason` is the system's.
  case notWritable(path: String, reason: String)
  /// There is no database there, or it may not be read.
  case notReadable(path: String, reason: String)
  /// Another process has the directory; its process id where it wrote one.
  case locked(directory: String, processID: Int32?)
  /// The file is a database of a later Frost.
  case newerSchema(path: String, found: Int, known: Int)
  /// The file is a database of an earlier Frost, and is only to be read.
  case olderSchema(path: String, found: Int, known: Int)
  /// The file is something else.
  case notFrost(path: String)
  /// SQLite would not promise that a commit survives a loss of power; `synchronous` as read back.
  case notDurable(path: String, synchronous: Int)
  /// A journal chunk's bytes are not the ones that were written.
  case corruptChunk(firstInput: Int64)
  /// The journal does not go on where it ends: chunks are missing.
  case missingChunk(expected: Int64, found: Int64)
  /// Another chunk is already stored under that number.
  case conflictingChunk(firstInput: Int64)
  /// A row holds what this version cannot read.
  case unreadableRow(table: String, id: String, column: String)
  /// A row is not as it was written.
  case corruptRow(table: String, id: String)
  /// A checkpoint cannot be written; `reason` is the system's.
  case checkpoint(path: String, reason: String)
  /// A copy of the database is not whole.
  case damaged(path: String, place: String, message: String)
  /// Anything else SQLite says, with its (extended) result code: a full disk, an I/O error.
  case database(code: Int32, message: String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notWritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .notReadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .locked(let directory, let processID):
      "\(directory): in use by another frostd" + (processID.map { " (process \($0))" } ?? "")
    case .newerSchema(let path, let found, let known):
      "\(path): written by a later frostd (schema \(found), this one knows up to \(known))"
    case .olderSchema(let path, let found, let known):
      "\(path): written by an earlier frostd (schema \(found), this one reads \(known))"
    case .notFrost(let path): "\(path): not a Frost database"
    case .notDurable(let path, let synchronous):
      "\(path): SQLite refused synchronous=FULL (it says \(synchronous)); commits would not survive a loss of power"
    case .corruptChunk(let firstInput): "journal: the chunk that begins at input \(firstInput) is corrupt"
    case .missingChunk(let expected, let found):
      "journal: inputs \(expected) to \(found - 1) are missing; the next chunk begins at \(found)"
    case .conflictingChunk(let firstInput):
      "journal: input \(firstInput) is already stored with other content; this commit was refused"
    case .unreadableRow(let table, let id, let column): "\(table) \(id): column \(column) holds an unknown value"
    case .corruptRow(let table, let id): "\(table) \(id): it is not as it was written: its checksum does not fit"
    case .checkpoint(let path, let reason): "\(path): cannot be written: \(reason)"
    case .damaged(let path, let place, let message): "\(path): \(place): \(message)"
    case .database(let code, let message): "database: \(message) (SQLite \(code))"
    }
  }

  /// What to do next.
  package var hint: String? {
    switch self {
    case .notWritable: "the directory must exist and belong to the user that frostd runs as"
    case .notReadable: "name the state directory of `frost.yaml`, as root or as the user that frostd runs as"
    case .locked: "stop the other one, or give this one a state directory of its own"
    case .newerSchema: "install the frostd that wrote it, or a later one"
    case .olderSchema: "start this frostd once: it brings the database up to date"
    case .notFrost: "move the file away, or name another state directory"
    case .corruptChunk, .missingChunk, .unreadableRow, .corruptRow:
      "frostctl verify tells what else is damaged; frostd restore puts a backup in its place"
    case .damaged: "take another backup"
    case .notDurable, .conflictingChunk, .checkpoint, .database: nil
    }
  }
}
