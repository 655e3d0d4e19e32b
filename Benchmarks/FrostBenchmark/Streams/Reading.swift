import FrostEngine
import FrostEvents
import FrostRules

/// What the reader's thread does: lines into prepared batches.
struct Reading: ~Copyable {
  private var decoder: LineDecoder
  private let preparation: BatchPreparation
  private let width: Int

  init(_ engine: borrowing Engine) {
    decoder = LineDecoder(schema: engine.rules.schema)
    preparation = BatchPreparation(engine.rules.schema, key: engine.key)
    width = engine.rules.schema.fields.count
  }

  mutating func decode(_ lines: Lines, _ range: Range<Int>) -> EventBatch {
    var batch = EventBatch(
      width: width, position: SourcePosition(source: "stream", generation: .init(), offset: 0),
      readAt: EventTime(milliseconds: 0))
    lines.forEach(in: range) { number, line in decoder.decode(line, at: Int64(number), into: &batch) }
    if let reject = batch.rejects.first { fatalError("line \(reject.offset) of a benchmark: \(reject.reason)") }
    return batch
  }

  func prepare(_ batch: EventBatch) -> PreparedBatch { preparation.prepare(batch) }

  /// All lines, in batches of `size`.
  mutating func batches(_ lines: Lines, size: Int = 4096) -> [PreparedBatch] {
    Lines.ranges(lines.count, size).map { prepare(decode(lines, $0)) }
  }
}

extension Lines {
  /// So many lines, `size` at a time.
  static func ranges(_ count: Int, _ size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
