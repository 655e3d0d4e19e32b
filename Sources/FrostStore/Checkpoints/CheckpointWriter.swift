package import FrostEngine
import Glibc

/// Writes a checkpoint part by part into a file that has its name only when it is whole and on the disk. One that is
/// dropped leaves nothing.
package final class CheckpointWriter {
  private let directory: String
  private let descriptor: Int32
  private var isOpen = true
  /// Bytes that the disk was made to write.
  private var handedOver: Int64 = 0
  package private(set) var bytes: Int64 = 0
  package private(set) var keys = 0

  private var path: String { directory + "/" + CheckpointFormat.unfinished }

  init(directory: String) throws(StoreError) {
    self.directory = directory
    let path = directory + "/" + CheckpointFormat.unfinished
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .checkpoint(path: path, reason: String(cString: strerror(errno))) }
    try write([CheckpointFormat.magic, CheckpointFormat.version])
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    unlink(path)
  }

  package func append(_ part: CheckpointPart) throws(StoreError) {
    let label = part.label
    if label.kind == .keys { keys += label.count }
    try append(
      kind: label.kind.rawValue, number: label.number, space: label.space, slices: label.slices, count: label.count,
      part.bytes)
  }

  /// Gives the file its name.
  func finish(_ anchor: CheckpointAnchor) throws(StoreError) {
    let number = anchor.number
    let words = anchor.words.withUnsafeBytes { [UInt8]($0) }
    try append(kind: CheckpointFormat.end, number: number, space: 0, slices: 0..<0, count: 0, words)
    guard fsync(descriptor) == 0 else { throw failure }
    close(descriptor)
    isOpen = false
    guard rename(path, directory + "/" + CheckpointFormat.fileName(number)) == 0 else { throw failure }
    try Self.sync(directory)
  }

  private func append(
    kind: UInt32, number: Int64, space: Int, slices: Range<Int>, count: Int, _ bytes: [UInt8]
  ) throws(StoreError) {
    let head = bytes.withUnsafeBytes {
      CheckpointFormat.head(kind: kind, number: number, space: space, slices: slices, count: count, bytes: $0)
    }
    try write(head)
    try write(bytes)
  }

  private func write<Word: FixedWidthInteger & BitwiseCopyable>(_ words: [Word]) throws(StoreError) {
    let isWritten = words.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    guard isWritten else { throw failure }
    bytes += Int64(words.count * MemoryLayout<Word>.size)
    handOver()
  }

  /// Bytes that wait for the disk at most: a commit that is synced beside them may wait for them too. Chosen: far below
  /// what the disk writes while a commit takes its time, far above what a sync costs by itself.
  private static let piece: Int64 = 4 << 20

  /// Has the disk write piece after piece. How that ends does not matter: `finish` asks.
  private func handOver() {
    guard bytes - handedOver >= Self.piece else { return }
    fdatasync(descriptor)
    handedOver = bytes
  }

  private var failure: StoreError { .checkpoint(path: path, reason: String(cString: strerror(errno))) }

  /// A name is on the disk when its directory is.
  static func sync(_ directory: String) throws(StoreError) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw .checkpoint(path: directory, reason: String(cString: strerror(errno)))
    }
  }
}
