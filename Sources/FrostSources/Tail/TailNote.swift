/// Something about a source that an operator wants to read in the journal.
package enum TailNote: Hashable, Sendable, CustomStringConvertible {
  case waiting(path: String)
  case opened(path: String, offset: Int64)
  /// `finished` was read to its end; reading goes on in `path`.
  case rotated(finished: String, path: String)
  /// The file was cut or overwritten in place.
  case truncated(path: String, readTo: Int64)
  /// The file that the stored position is in is gone; what was in it after `offset` was never read.
  case lost(path: String, offset: Int64)

  package var description: String {
    switch self {
    case .waiting(let path): "waiting for \(path)"
    case .opened(let path, let offset): "reading \(path) from byte \(offset)"
    case .rotated(let finished, let path): "\(finished) was rotated and is read to its end; going on with \(path)"
    case .truncated(let path, let readTo):
      "\(path) was truncated after \(readTo) bytes were read: lines written between the last read and the truncation are "
        + "lost unless a copy is beside it; rotate by renaming instead of copytruncate"
    case .lost(let path, let offset):
      "the file that was read to byte \(offset) is no longer beside \(path): reading the present one from its start; lines "
        + "written to the old one after that are lost"
    }
  }
}
