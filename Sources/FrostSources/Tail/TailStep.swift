/// What the reader of a file does next, decided from what the file system says. Pure, so that every rotation is a row in
/// a test's table.
package enum TailStep: Hashable, Sendable {
  /// There is no file yet.
  case wait
  /// A file has appeared and none is open.
  case open
  /// There is more in the open file.
  case read
  /// Everything was read; nothing new.
  case rest
  /// The open file was renamed or removed, all of it was read, and its successor has begun.
  case changeOver
  /// The open file is shorter than what was read of it, or its bytes are others now.
  case startAgain

  /// A file as `stat` sees it.
  package struct File: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    package var size: Int64
    /// Last change of the content, nanoseconds since 1970.
    package var modified: Int64

    package init(device: UInt64, inode: UInt64, size: Int64, modified: Int64 = 0) {
      self.device = device
      self.inode = inode
      self.size = size
      self.modified = modified
    }

    package func isSameFile(as other: File) -> Bool { device == other.device && inode == other.inode }
  }

  /// - Parameters:
  ///   - path: the file under the configured name. Looked at *before* `open`: a writer that has begun the new file has
  ///     finished the old one, so that the old one's size is then final.
  ///   - open: the file that is open.
  ///   - readOffset: how far `open` was read.
  ///   - unchanged: whether the bytes just before `readOffset` are still the ones that were read.
  package static func decide(path: File?, open: File?, readOffset: Int64, unchanged: Bool) -> TailStep {
    guard let open else { return path == nil ? .wait : .open }
    if open.size < readOffset || !unchanged { return .startAgain }
    if open.size > readOffset { return .read }
    guard let path, !path.isSameFile(as: open) else { return .rest }
    return path.size > 0 ? .changeOver : .rest
  }
}
