import FrostEngine
import FrostEvents

/// The reader's part: lines to events, and what is worked out of events before the engine has them.
enum DecodeBenchmarks {
  static let all = Subject.both.flatMap(of)

  static func of(_ subject: Subject) -> [Benchmark] {
    [
      Benchmark("decode/lines of " + subject.name) { try decode(subject, &$0) },
      Benchmark("decode/preparation of " + subject.name) { try prepare(subject, &$0) },
    ]
  }

  private static func decode(_ subject: Subject, _ meter: inout Meter) throws {
    let lines = subject.lines(meter.scaled(200_000, by: 20))
    var reading = Reading(try subject.engine())
    for range in Lines.ranges(lines.count, 4096) { meter.measure(range.count) { _ = reading.decode(lines, range) } }
    let megabytes = Double(lines.byteCount) / Double(max(1, meter.nanoseconds)) * 1000
    meter.notes.append(("MB/s", "\(Int(megabytes.rounded()))"))
  }

  private static func prepare(_ subject: Subject, _ meter: inout Meter) throws {
    let lines = subject.lines(meter.scaled(200_000, by: 20))
    var reading = Reading(try subject.engine())
    for range in Lines.ranges(lines.count, 4096) {
      let batch = reading.decode(lines, range)
      meter.measure(range.count) { _ = reading.prepare(batch) }
    }
  }
}
