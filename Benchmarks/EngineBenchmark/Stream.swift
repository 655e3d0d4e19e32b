import FrostEvents
import Glibc

/// A file of JSON Lines in memory.
struct Stream {
  let lines: [UnsafeRawBufferPointer]
  private let width: Int

  /// - Parameter limit: lines that are read at most; nil: all.
  init(_ path: String, limit: Int?, schema: Schema) {
    guard let file = fopen(path, "r") else { fatalError("\(path) cannot be opened") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    guard fread(memory.baseAddress!, 1, size, file) == size else { fatalError("\(path) cannot be read") }
    var lines: [UnsafeRawBufferPointer] = []
    var start = 0
    while start < size, lines.count < limit ?? .max {
      let newline = memchr(memory.baseAddress! + start, 0x0A, size - start)
      let end = newline.map { UnsafeMutableRawPointer($0) - memory.baseAddress! } ?? size
      lines.append(UnsafeRawBufferPointer(rebasing: memory[start..<end]))
      start = end + 1
    }
    self.lines = lines
    width = schema.fields.count
  }

  /// Decodes lines from `start` on into a batch of at most `size`.
  func batch(from start: Int, _ size: Int, _ decoder: inout LineDecoder) -> EventBatch {
    var batch = EventBatch(
      width: width, position: SourcePosition(source: "stream", generation: .init(), offset: 0),
      readAt: EventTime(milliseconds: 0))
    for number in start..<min(start + size, lines.count) {
      decoder.decode(lines[number], at: Int64(number), into: &batch)
    }
    return batch
  }
}
