import FrostEvents
import FrostSources
import Glibc
import Testing

/// Random days of a log file against what a reader must have seen of them: every line once, in order.
struct FileTailModelTests {
  /// A writer with its files; the clock of their modification times goes on by one second a step.
  final class Writer {
    let scratch: Scratch
    /// Every line written so far, finished or (the last one) not.
    private(set) var lines: [String] = []
    private(set) var isPartial = false
    private var clock = 1_000_000
    private var number = 0

    init(_ scratch: Scratch) { self.scratch = scratch }

    func append(lines count: Int, using random: inout SplitMix) {
      var text = ""
      for _ in 0..<count {
        if !isPartial { lines.append("") }
        number += 1
        let part = "line \(number) " + String(repeating: "x", count: Int.random(in: 0...300, using: &random))
        lines[lines.count - 1] += part
        isPartial = Int.random(in: 0..<8, using: &random) == 0
        text += isPartial ? part : part + "\n"
      }
      scratch.write(text)
      touch()
    }

    /// Moves every file on by one name and begins anew: what was unfinished stays so.
    func rotate() {
      for number in stride(from: 11, through: 1, by: -1) {
        _ = Glibc.rename("\(scratch.path).\(number)", "\(scratch.path).\(number + 1)")
      }
      guard Glibc.rename(scratch.path, scratch.path + ".1") == 0 else { return }
      isPartial = false
    }

    /// copytruncate: the copy holds what was written, the file is empty under the same inode.
    func copyAndTruncate() {
      let file = fopen(scratch.path, "r")
      guard let file else { return }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = fread(&bytes, 1, bytes.count, file)
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      for number in stride(from: 11, through: 1, by: -1) {
        _ = Glibc.rename("\(scratch.path).\(number)", "\(scratch.path).\(number + 1)")
      }
      scratch.write(text, to: scratch.path + ".1")
      clock += 1
      scratch.setModified(scratch.path + ".1", seconds: clock)
      scratch.write("", cutting: true)
      touch()
      isPartial = false
    }

    private func touch() {
      clock += 1
      scratch.setModified(scratch.path, seconds: clock)
    }
  }

  let steps = 100

  @Test(arguments: 1...200)
  func `whatever rotation and restart do, every line is read once and in order`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let writer = Writer(Scratch())
    var options = FileTail.Options()
    options.batchLines = 7
    var seen: [String] = []
    var reader = Reader(writer.scratch.path, options: options)
    // More than the writer keeps would be lost to any reader.
    var unseenGenerations = 0
    var history: [String] = []

    func read(_ batches: Int) throws {
      for _ in 0..<batches {
        let before = reader.lines.count
        guard try reader.readBatch() else {
          if seen.count >= writer.lines.count - 1 { unseenGenerations = 0 }
          return
        }
        seen += reader.lines[before...]
      }
    }

    for _ in 0..<steps {
      let step = Int.random(in: 0..<12, using: &random)
      history.append("\(step)")
      switch step {
      case 0..<5: writer.append(lines: Int.random(in: 1...12, using: &random), using: &random)
      case 5..<8: try read(Int.random(in: 1...5, using: &random))
      case 8 where unseenGenerations < 8:
        writer.rotate()
        unseenGenerations += 1
      case 9 where unseenGenerations < 8 && reader.position != nil:
        writer.copyAndTruncate()
        unseenGenerations += 1
      case 10 where reader.position != nil:
        reader = Reader(writer.scratch.path, from: reader.position, options: options)
      default: try read(1)
      }
      if reader.position == nil { try read(1) }
    }
    // A file that goes on shows that those before it are over.
    writer.rotate()
    writer.append(lines: 1, using: &random)
    while writer.isPartial { writer.append(lines: 1, using: &random) }
    try read(.max)
    let difference = zip(seen, writer.lines).enumerated().first { $1.0 != $1.1 }
    let place = difference.map { "line \($0.offset): \($0.element)" } ?? "\(seen.count) of \(writer.lines.count) lines"
    #expect(seen == writer.lines, "seed \(seed): \(place); \(history.joined(separator: " "))")
    #expect(reader.rejects.isEmpty, "seed \(seed): \(reader.rejects)")
  }
}
