import FrostEvents
import FrostFeatures

/// One random stream through the table and the reference.
struct Comparison {
  private(set) var compared = 0
  /// The first few that differ.
  private(set) var differing: [String] = []

  private let seed: UInt64
  private var random: SeededGenerator
  private var stream: RandomStream
  private var duplicates: DuplicateFilter
  private var table: FeatureTable
  private var naive: NaiveFeatures
  private var updates: [FeatureTable.UpdatePlan] = []
  private var reads: [(plan: FeatureTable.ReadPlan, features: [Int])] = []
  private var watermark = Int64.min
  /// When checkpoints begin and go on; nil: there are none.
  private var moments: SeededGenerator?
  private var checkpoint: TableCheckpoint?
  private var forgetsNumbers = false
  private(set) var checkpoints = 0
  /// When and how far keys are packed; nil: they are not.
  private var packing: SeededGenerator?

  /// - Parameters:
  ///   - checkpoints: whether the table is written, loaded and used in its own place now and then.
  ///   - packs: whether keys are packed now and then, some or all.
  ///   - forgetsNumbers: a mistake: a loaded slice is taken for one of the first input of its checkpoint.
  static func run(
    seed: UInt64, checkpoints: Bool = false, packs: Bool = false, forgetsNumbers: Bool = false
  ) -> Comparison {
    var comparison = Comparison(seed: seed)
    if packs { comparison.packing = SeededGenerator(state: seed &+ 99) }
    if checkpoints { comparison.moments = SeededGenerator(state: seed &+ 77) }
    comparison.forgetsNumbers = forgetsNumbers
    let events = Int64.random(in: 60...200, using: &comparison.random)
    for input in 1...events { comparison.step(input) }
    return comparison
  }

  /// The same, and halfway a copy that goes its own way beside it: neither sees what the other remembers.
  static func runForked(seed: UInt64, packs: Bool = false) -> [String] {
    var one = Comparison(seed: seed)
    if packs { one.packing = SeededGenerator(state: seed &+ 99) }
    for input in Int64(1)...60 { one.step(input) }
    var other = one
    other.random = SeededGenerator(state: seed)
    for input in Int64(61)...120 {
      other.step(input)
      one.step(input)
    }
    return one.differing + other.differing
  }

  private init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(state: ~seed)
    stream = RandomStream(seed: seed)
    let definitions = RandomDefinitions.make(72, &random)
    let starts = random.once(in: 2) ? stream.start - random.pick([0, 20]) * RandomDefinitions.day : nil
    duplicates = DuplicateFilter(key: .fixed, horizon: 90 * RandomDefinitions.day)
    table = FeatureTable(
      definitions, lateness: stream.lateness, historyStarts: starts.map { EventTime(milliseconds: $0) })
    naive = NaiveFeatures(definitions, historyStarts: starts)
    makePlans()
  }

  private mutating func makePlans() {
    updates = RandomDefinitions.types.map { table.updatePlan(for: $0) }
    let all = Array(table.definitions.indices)
    reads = [all, all.filter { $0 % 3 == 1 }].map { (table.readPlan(for: $0), $0) }
  }

  private mutating func step(_ input: Int64) {
    let event = stream.event(input)
    accept(event)
    // The same line again, and one that is too late: neither is heard of.
    if random.once(in: 10) { accept(event) }
    if random.once(in: 20), stream.lateness > 0 {
      var late = event
      late.time = watermark - stream.lateness - 1
      accept(late)
    }
    if random.once(in: 60) { reload(from: input + 1) }
    if moments != nil { check(next: input + 1) }
    if packing != nil { pack() }
  }

  /// Packs keys; what the table writes of itself stays the same.
  private mutating func pack() {
    guard packing!.once(in: 2) else { return }
    let before = packing!.once(in: 20) ? table.keyImages : nil
    let limit = packing!.once(in: 3) ? table.unpackedBytes - 1000 : 0
    table.pack(downTo: limit, inputs: packing!.once(in: 3) ? 1000 : 1)
    if let before, before != table.keyImages { differing.append("seed \(seed): packing changed what is written") }
  }

  /// Lets a checkpoint go on; the table that is loaded of it takes the table's place.
  private mutating func check(next: Int64) {
    guard moments!.once(in: 3) else { return }
    if checkpoint == nil {
      checkpoint = TableCheckpoint(table)
      checkpoint?.forgetsNumbers = forgetsNumbers
    }
    guard checkpoint!.advance(table, number: next, &moments!) else { return }
    defer { checkpoint = nil }
    guard let loaded = checkpoint!.loaded(table, lateness: stream.lateness) else {
      differing.append("seed \(seed) before input \(next): the checkpoint cannot be loaded")
      return
    }
    checkpoints += 1
    if loaded.keyImages != table.keyImages {
      differing.append("seed \(seed) before input \(next): what was loaded is not what was written")
    }
    table = loaded
    makePlans()
  }

  private mutating func accept(_ event: NaiveFeatures.Event) {
    guard watermark == .min || event.time >= watermark - stream.lateness else { return }
    let outcome = "\(event.input)".withUTF8Bytes { id in
      duplicates.admit(id: id, digest: 1, at: EventTime(milliseconds: max(event.time, watermark)))
    }
    guard outcome == .new else { return }
    watermark = max(watermark, event.time)
    let presence = event.fields.enumerated().reduce(UInt64(0)) { $1.element == nil ? $0 : $0 | 1 << UInt64($1.offset) }
    let row = event.fields.map { $0 ?? 0 }
    let holds = table.definitions.map { $0.condition.map { event.holds[$0 == "0" ? 0 : 1] } ?? true }
    let time = EventTime(milliseconds: event.time)
    let update = updates[RandomDefinitions.types.firstIndex(of: event.type)!]
    table.update(update, row: row, presence: presence, time: time, input: event.input, holds: holds)
    checkpoint?.note(
      .init(plan: update, row: row, presence: presence, time: time, input: event.input, holds: holds))
    naive.remember(event)
    // Most events are read for all features, some for a few, so that windows are left behind.
    guard !random.once(in: 10) else { return }
    let (plan, features) = reads[random.once(in: 4) ? 1 : 0]
    var values: [(Int, FeatureValue)] = []
    table.read(plan, features, row: row, presence: presence, time: time, input: event.input) {
      values.append(($0, $1))
    }
    for (number, value) in values { compare(number, value, event) }
  }

  private mutating func compare(_ number: Int, _ value: FeatureValue, _ event: NaiveFeatures.Event) {
    compared += 1
    let expected = naive.value(of: number, at: event)
    if value != expected, differing.count < 5 {
      differing.append(
        "seed \(seed) input \(event.input) \(table.definitions[number]): \(value), reference \(expected)")
    }
  }

  /// Another rule set: most features stay, some go, others come.
  private mutating func reload(from input: Int64) {
    var next = naive.definitions.filter { _ in !random.once(in: 6) }
    for number in next.count..<72 {
      var definition = RandomDefinitions.definition(number, &random)
      definition.name += " of \(input)"
      next.append(.init(definition: definition))
    }
    next.shuffle(using: &random)
    table = FeatureTable(next.map(\.definition), carrying: table, historyStarts: nil)
    naive.definitions = next
    checkpoint = nil
    makePlans()
  }
}

extension String {
  fileprivate func withUTF8Bytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    Array(utf8).withUnsafeBytes(body)
  }
}
