import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules

/// An event in the engine: features, rules, verdict, journal record. The first half of the stream is not measured.
enum EngineBenchmarks {
  static let all =
    Subject.both.map { subject in Benchmark("engine/" + subject.name) { try run(subject, events: 400_000, &$0) } } + [
      Benchmark("engine/velocity-10, known keys") { try run(knownKeys, events: 400_000, &$0) },
      Benchmark("engine/pack, all keys packed") {
        try run(.pack, events: 400_000, options: Engine.Options(memoryLimit: 0), &$0)
      },
    ]

  /// All keys come by in the first half and windows are full by its end: nothing grows any more.
  private static let knownKeys = Subject(name: "known keys", rules: Subject.velocity.rules) { count in
    var stream = VelocityStream(accounts: count / 80)
    stream.isSkewed = false
    stream.hasNewKeys = false
    return Lines(count, stream)
  }

  static func run(
    _ subject: Subject, events: Int, options: Engine.Options = Engine.Options(), _ meter: inout Meter
  ) throws {
    let lines = subject.lines(meter.scaled(events, by: 20))
    var engine = try subject.engine(options)
    var reading = Reading(engine)
    for range in Lines.ranges(lines.count, 4096) {
      let batch = reading.prepare(reading.decode(lines, range))
      if range.lowerBound < lines.count / 2 {
        _ = engine.process([batch])
      } else {
        meter.measure(range.count) { _ = engine.process([batch]) }
      }
    }
    meter.noteMemory(of: engine)
  }
}

extension Meter {
  /// What the features take for each account.
  mutating func noteMemory(of engine: Engine) {
    let memory = engine.featureMemory
    let name = engine.rules.schema.fields[engine.rules.schema.roles.account].name
    guard let accounts = memory.first(where: { $0.key == name })?.memory.keys, accounts > 0 else { return }
    notes.append(("accounts", "\(accounts)"))
    notes.append(("bytes an account", "\(memory.reduce(0) { $0 + $1.memory.total } / accounts)"))
  }
}
