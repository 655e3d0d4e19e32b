import Glibc

/// Writes a simulation to a file: as fast as it can, or so many lines a second.
package struct StreamWriter: ~Copyable {
  package private(set) var simulation: WalletSimulation
  private var file: StreamFile
  private let linesPerSecond: Double?

  /// How long a paced stream waits between two writes: little, so that a reader sees lines soon.
  private static let sliceNanoseconds = 10_000_000.0
  private static let chunkBytes = 1 << 18

  /// `linesPerSecond`: nil: as fast as possible.
  package init(_ simulation: WalletSimulation, to file: consuming StreamFile, linesPerSecond: Double? = nil) {
    self.simulation = simulation
    self.file = file
    self.linesPerSecond = linesPerSecond
  }

  /// Writes until the stream ends. `between` runs before every chunk of lines (every 10 milliseconds when paced), may
  /// give the wallet orders, and ends the run by returning false.
  package mutating func run(
    between: (inout WalletSimulation) throws -> Bool = { _ in true }
  ) throws {
    let begin = monotonicNanoseconds()
    let alreadyWritten = simulation.lineCount
    var buffer: [UInt8] = []
    while try between(&simulation) {
      let written = simulation.lineCount - alreadyWritten
      var due = Int.max
      if let linesPerSecond {
        due = Int(Double(monotonicNanoseconds() - begin) / 1e9 * linesPerSecond) - written
        guard due > 0 else {
          sleep(nanoseconds: Self.sliceNanoseconds)
          continue
        }
      }
      var hasEnded = false
      buffer.removeAll(keepingCapacity: true)
      while due > 0, buffer.count < Self.chunkBytes, !hasEnded {
        hasEnded = simulation.next(into: &buffer) == nil
        due -= 1
      }
      if !buffer.isEmpty { try file.write(buffer) }
      if hasEnded { return }
      if linesPerSecond != nil, due <= 0 { sleep(nanoseconds: Self.sliceNanoseconds) }
    }
  }

  private func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private func sleep(nanoseconds: Double) {
    var time = timespec(tv_sec: 0, tv_nsec: Int(nanoseconds))
    nanosleep(&time, nil)
  }
}
