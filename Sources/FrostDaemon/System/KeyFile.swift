import FrostFeatures
import Glibc
import Synchronization

/// Memory that is a file's, so that the system may write it out where memory is short. The file has no name: it ends with
/// the process, and no start reads it.
final class KeyFile: Sendable {
  private struct Chunks {
    /// Bytes that were handed out so far, and chunks that came back.
    var end = 0
    var free: [Int] = []
  }

  /// MADV_POPULATE_WRITE of Linux 5.14.
  private static let populate: Int32 = 23

  /// Bytes of addresses; the disk has what is in use.
  private static let most = 256 << 30

  private let descriptor: Int32
  private let start: UInt
  private let chunks = Mutex(Chunks())

  /// - Throws: why there is no such file.
  init(in directory: String) throws(StartFailure) {
    let path = directory + "/cold.keys"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    unlink(path)
    let size = Self.most
    guard descriptor >= 0, ftruncate(descriptor, size) == 0,
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor, 0),
      memory != MAP_FAILED
    else {
      throw StartFailure(
        .inputOutput, "\(directory): no file for cold keys can be made here: \(String(cString: strerror(errno)))")
    }
    start = UInt(bitPattern: memory)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(bitPattern: start), Self.most)
    close(descriptor)
  }

  var room: PackingRoom { PackingRoom(take: { self.take() }, give: { self.give($0) }) }

  /// - Returns: nil: the disk is full.
  func take() -> UnsafeMutableRawPointer? {
    chunks.withLock { chunks in
      let place = chunks.free.last ?? chunks.end
      guard place < Self.most, posix_fallocate(descriptor, place, PackingRoom.chunk) == 0 else { return nil }
      if chunks.free.popLast() == nil { chunks.end += PackingRoom.chunk }
      let memory = UnsafeMutableRawPointer(bitPattern: start + UInt(place))
      // Its pages at once: one by one they take twice as long. An older kernel does not know how.
      madvise(memory, PackingRoom.chunk, Self.populate)
      return memory
    }
  }

  func give(_ memory: UnsafeMutableRawPointer) {
    // Neither memory nor disk is needed for what was in it.
    madvise(memory, PackingRoom.chunk, MADV_REMOVE)
    chunks.withLock { $0.free.append(Int(UInt(bitPattern: memory) - start)) }
  }
}
