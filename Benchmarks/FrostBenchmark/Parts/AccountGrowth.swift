import FrostEngine
import FrostEvents

/// Cost of an event as accounts become more: each has come once within the day, and comes again by chance, so that what is to
/// be done for an event is the same however many there are. What differs is where it lies.
enum AccountGrowth {
  static let all =
    [10_000, 100_000, 1_000_000, 10_000_000].flatMap { count in
      [
        Benchmark("growth/accounts, two features of them: \(count)") { meter in
          try run(count, rules: RuleText.twoFeatures, Engine.Options(), &meter)
        },
        Benchmark("growth/accounts, velocity-10: \(count)") { meter in
          try run(count, rules: nil, Engine.Options(), &meter)
        },
      ]
    } + [
      Benchmark("growth/accounts, velocity-10, keys packed beyond 512 MiB: 1000000") { meter in
        try run(1_000_000, rules: nil, Engine.Options(memoryLimit: 512 << 20), &meter)
      }
    ]

  /// Beyond that no further account is let in.
  private static let memoryLimit = 12 << 30

  private static func run(_ count: Int, rules: String?, _ options: Engine.Options, _ meter: inout Meter) throws {
    var engine = try rules.map { try RuleText.engine($0, options) } ?? Subject.velocity.engine(options)
    var reading = Reading(engine)
    var stream = VelocityStream(accounts: count)
    stream.eventsPerDay = 1
    stream.hasNewKeys = false
    var known = 0
    while known < count, ProcessMemory.now < memoryLimit {
      let lines = Lines(min(4096, count - known)) { bytes in
        stream.next(of: scattered(known, of: count), into: &bytes)
        known += 1
        return true
      }
      _ = engine.process(reading.batches(lines))
    }
    var chance = Chance(seed: 3)
    for range in Lines.ranges(200_000, 4096) {
      let lines = Lines(range.count) { bytes in
        stream.next(of: scattered(chance.below(known), of: count), into: &bytes)
        return true
      }
      let batches = reading.batches(lines)
      meter.measure(range.count) { _ = engine.process(batches) }
    }
    if known < count { meter.notes.append(("ended by 12 GiB", "of memory")) }
    meter.noteMemory(of: engine)
    let use = engine.keyUse
    meter.notes.append(("keys", "\(use.keys)"))
    if use.packed > 0 { meter.notes.append(("packed", "\(use.packed)")) }
  }

  /// Each of them once, in an order without a pattern that memory could follow.
  private static func scattered(_ number: Int, of count: Int) -> Int {
    Int(UInt64(number) &* 2_654_435_761 % UInt64(count))
  }
}

extension RuleText {
  /// A sum and a count by account, over the fields of velocity-10.
  static let twoFeatures =
    velocitySchema + """
      features:
        out_24h: {sum: amount, of: out, by: account, over: 24h}
        sent_1h: {count: transfer, by: account, over: 1h}
      rules:
        - {rule: two, title: {en: two}, owner: benchmark, types: everything, when: [out_24h > 1000000, sent_1h > 100]}

      """

  /// A schema for the lines of `VelocityStream`.
  static let velocitySchema = """
    schema: 1
    event:
      id:      {at: /id, type: text, required: true}
      time:    {at: /time, type: time, required: true}
      type:    {at: /type, type: text, required: true}
      phase:   {at: /status, type: text, required: true, map: {ok: done, failed: failed}}
      account: {at: /account, type: key, required: true}
      payee:   {at: /payee, type: key}
      device:  {at: /device, type: key, required: true}
      amount:  {at: /amount, type: money, required: true}
      balance: {at: /balance_before, type: money}
    book-currency: USD
    groups:
      out: [payment, transfer, withdrawal, bill]
      everything: [payment, payment.failed, transfer, transfer.failed, withdrawal, topup, bill, login]
    policy: 1
    history-starts: 2025-01-01T00:00:00Z

    """
}
