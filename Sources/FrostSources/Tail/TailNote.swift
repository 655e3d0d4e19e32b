/// Something about a source that an operator wants to read in the journal.
package enum TailNote: Hashable, Sendable, CustomStringConvertible {
  case waiting(path: String)
  case opened(path: String, offset: Int64)
  /// `finished` was read to its end; reading goes on in `path`.
  case rotated(finished: String, path: String)
  /// The file was cut or overwritten in place, and no copy holds what was not read of it: `unread` bytes had been seen.
  case truncated(path: String, readTo: Int64, unread: Int64)
  /// The file was cut or overwritten in place; reading goes on in `copy`.
  case truncatedAfterCopy(path: String, readTo: Int64, copy: String)
  /// The file that the stored position is in is gone, with `unread` bytes that had been seen after `offset`.
  case lost(path: String, offset: Int64, unread: Int64)

  /// Whoever connects to the socket is read.
  case listening(path: String)
  /// A connection that did not read its answers was closed.
  case hungUp(path: String, unsent: Int)

  package var description: String {
    switch self {
    case .listening(let path): "listening at \(path)"
    case .hungUp(let path, let unsent):
      "a connection to \(path) was closed: it did not read its answers, \(unsent) bytes of them waited"
    case .waiting(let path): "waiting for \(path)"
    case .opened(let path, let offset): "reading \(path) from byte \(offset)"
    case .rotated(let finished, let path): "\(finished) was rotated and is read to its end; going on with \(path)"
    case .truncated(let path, let readTo, let unread):
      "\(path) was truncated after \(readTo) bytes were read: \(Self.loss(unread)); rotate by renaming instead of "
        + "copytruncate"
    case .truncatedAfterCopy(let path, let readTo, let copy):
      "\(path) was truncated after \(readTo) bytes were read: the rest is read from \(copy); what is written between the "
        + "copy and the truncation is lost: rotate by renaming instead of copytruncate"
    case .lost(let path, let offset, let unread):
      "the file that was read to byte \(offset) is no longer beside \(path): \(Self.loss(unread)); reading goes on with "
        + "the oldest file written after it"
    }
  }

  private static func loss(_ unread: Int64) -> String {
    unread > 0
      ? "\(unread) bytes of it were not read and are lost, and what was written since the last look"
      : "what was written to it since the last look is lost"
  }
}
