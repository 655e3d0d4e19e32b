/// How much of the write-ahead log waits to be moved into the database.
package struct WriteAheadLog: Hashable, Sendable {
  /// Bytes in the log, and those of them that the database has already. Once it has all of them and nobody reads an older
  /// state, the next commit begins the log anew.
  package var bytes: Int64 = 0
  package var moved: Int64 = 0
  /// Why the last try failed; nil: it did not.
  package var problem: String?

  /// Bytes from which on commits wait for the rest to be moved, and health says so.
  package static let limit: Int64 = 64 << 20

  package var isOverLimit: Bool { bytes > Self.limit }
}
