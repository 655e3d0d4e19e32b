package import FrostEngine
import Glibc

/// A checkpoint's file in memory, its checksums found right.
package final class CheckpointFile {
  /// Number of the next input.
  package let number: Int64
  /// In the order in which they were written; their bytes are there as long as this is.
  package let parts: [CheckpointView]
  package var bytes: Int { memory.bytes.count }
  let anchor: CheckpointAnchor
  private let memory: MappedFile

  /// - Throws: what is wrong with the file.
  package init(_ path: String) throws(CheckpointRefusal) {
    memory = try MappedFile(path)
    (number, anchor, parts) = try Self.read(memory)
  }

  private static func read(
    _ memory: MappedFile
  ) throws(CheckpointRefusal) -> (number: Int64, CheckpointAnchor, [CheckpointView]) {
    let bytes = memory.bytes
    guard bytes.count >= CheckpointFormat.fileHead, word(0, bytes) == CheckpointFormat.magic else {
      throw CheckpointRefusal("it is no checkpoint")
    }
    guard word(1, bytes) == CheckpointFormat.version else { throw CheckpointRefusal("another frostd wrote it") }
    var rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(CheckpointFormat.fileHead))
    var parts: [CheckpointView] = []
    while true {
      memory.askAhead(of: bytes.count - rest.count)
      var (kind, label, content) = try part(&rest, at: bytes.count - rest.count)
      if kind == CheckpointFormat.end {
        guard rest.isEmpty, let anchor = CheckpointAnchor(content) else {
          throw CheckpointRefusal("its end is damaged")
        }
        return (label.number, anchor, parts)
      }
      guard let known = CheckpointPart.Kind(rawValue: kind) else { throw CheckpointRefusal("another frostd wrote it") }
      label.kind = known
      parts.append(CheckpointView(label, content))
    }
  }

  /// Takes a part off the bytes that are left.
  private static func part(
    _ rest: inout UnsafeRawBufferPointer, at place: Int
  ) throws(CheckpointRefusal) -> (kind: UInt32, label: CheckpointPart.Label, bytes: UnsafeRawBufferPointer) {
    let head = CheckpointFormat.partHead
    guard rest.count >= head else { throw CheckpointRefusal("it is cut off") }
    let words = (0..<6).map { word($0, rest) }
    guard words[5] <= UInt64(rest.count - head) else {
      throw CheckpointRefusal("byte \(place) or one behind it is damaged")
    }
    let bytes = UnsafeRawBufferPointer(rebasing: rest[head..<head + Int(words[5])])
    guard CheckpointFormat.checksum(words, bytes) == word(6, rest), words[2] <= words[3], words[4] <= words[5] else {
      throw CheckpointRefusal("a byte between \(place) and \(place + head + bytes.count) is damaged")
    }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(head + bytes.count))
    return (
      UInt32(truncatingIfNeeded: words[0]),
      CheckpointPart.Label(
        .head, number: Int64(bitPattern: words[1]), space: Int(words[0] >> 32),
        slices: Int(truncatingIfNeeded: words[2])..<Int(truncatingIfNeeded: words[3]), count: Int(words[4])),
      bytes
    )
  }

  private static func word(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: number * 8, as: UInt64.self)
  }
}

/// A file's bytes where reading them reads the file.
private final class MappedFile {
  let bytes: UnsafeRawBufferPointer
  private let descriptor: Int32
  /// Bytes that the disk was asked for.
  private var asked = 0

  /// Bytes that the disk is asked for at once, and how far ahead of who reads it is kept busy.
  private static let piece = 8 << 20
  private static let ahead = 64 << 20

  init(_ path: String) throws(CheckpointRefusal) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var isKept = false
    defer { if !isKept { close(descriptor) } }
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      throw CheckpointRefusal(String(cString: strerror(errno)))
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw CheckpointRefusal("it is empty") }
    guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
      throw CheckpointRefusal(String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: size)
    self.descriptor = descriptor
    isKept = true
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    close(descriptor)
  }

  /// Has the disk bring what comes behind a place, so that who goes over the file in order does not wait for each page.
  func askAhead(of place: Int) {
    while asked < min(bytes.count, place + Self.ahead) {
      posix_fadvise(descriptor, asked, Self.piece, POSIX_FADV_WILLNEED)
      asked += Self.piece
    }
  }
}
