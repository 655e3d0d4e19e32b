import FrostEvents
import FrostFeatures
import FrostRules

/// Everything of an engine but keys and symbols, as it was between two inputs: copies that cost nothing until the engine
/// changes what they share, to be written by another thread.
package struct EngineImage: Sendable {
  /// Number of the next input.
  package let nextInput: Int64
  let head: [UInt8]
  /// The last symbols.
  let symbols: CheckpointPart
  let state: EngineState
  let duplicates: DuplicateFilter

  /// The last parts of the checkpoint.
  package func writeParts<Failure: Error>(_ write: (CheckpointPart) throws(Failure) -> Void) throws(Failure) {
    try write(symbols)
    for part in 0..<DuplicateFilter.parts {
      try write(CheckpointPart(.init(.ids, number: nextInput, space: part), duplicates.image(of: part)))
    }
    try write(CheckpointPart(.init(.head, number: nextInput), head))
    var out = ByteWriter()
    state.write(to: &out)
    try write(CheckpointPart(.init(.state, number: nextInput), out.bytes))
  }
}

/// What an engine remembers beside features, symbols and ids.
struct EngineState: Sendable {
  var counters: Counters
  var book: AccountBook
  var lists: ListBook
  var labels: LabelBook
  var neighbours: NeighbourBook
  var customers: CustomersOfAccounts
  var unacknowledged: Unacknowledged
  var vitals: Vitals
  var stormGuard: StormGuard
  var controls: Controls
  var answers: [(key: String, request: String, reply: OperatorReply)]
  var versions: [String: Int]
  var journalledHash: String?
  var recordedFields: RecordedFields
  var ticks: [UInt8]
  var duplicates: [UInt8]
  var warmth: [EventTime?]

  init(_ engine: borrowing Engine) {
    counters = engine.counters
    counters.watermarks = engine.watermarks.all
    book = engine.book
    lists = engine.lists
    labels = engine.labels
    neighbours = engine.neighbours
    customers = engine.customers
    unacknowledged = engine.unacknowledged
    vitals = engine.vitals
    stormGuard = engine.stormGuard
    controls = engine.controls
    answers = engine.answers
    versions = engine.versions
    journalledHash = engine.journalledHash
    recordedFields = engine.recordedFields
    ticks = engine.ticks
    duplicates = engine.duplicates.image
    warmth = engine.warmth
  }

  func write(to out: inout ByteWriter) {
    counters.write(to: &out)
    book.write(to: &out)
    lists.write(to: &out)
    labels.write(to: &out)
    neighbours.write(to: &out)
    customers.write(to: &out)
    unacknowledged.write(to: &out)
    vitals.write(to: &out)
    stormGuard.write(to: &out)
    controls.write(to: &out)
    // Only what was done is remembered of answers.
    out.list(answers) { out, answer in
      out.text(answer.key)
      out.text(answer.request)
      if case .done(let lines, let freezes) = answer.reply {
        out.texts(lines)
        out.texts(freezes)
      } else {
        out.texts([])
        out.texts([])
      }
    }
    out.list(versions.keys.sorted()) { out, hash in
      out.text(hash)
      out.signed(Int64(versions[hash]!))
    }
    out.optional(journalledHash) { $0.text($1) }
    recordedFields.write(to: &out)
    ticks.withUnsafeBytes { out.text($0) }
    duplicates.withUnsafeBytes { out.text($0) }
    out.list(warmth) { $0.time($1) }
  }
}

extension Engine {
  /// Takes over what `EngineState` wrote; the engine is new, its symbols and ids are loaded.
  /// - Parameter definitions: of the checkpoint's table.
  mutating func readState(
    from reader: inout ByteReader, definitions: [FeatureDefinition]
  ) throws(JournalError) {
    counters = try Counters(from: &reader)
    watermarks = SourceWatermarks(counters.watermarks)
    try book.read(from: &reader)
    try lists.read(from: &reader)
    lists.take(rules.lists, oldest: .never, symbols: &texts.table)
    try labels.read(from: &reader)
    try neighbours.read(from: &reader)
    customers = try CustomersOfAccounts(from: &reader)
    unacknowledged = try Unacknowledged(from: &reader)
    try vitals.read(from: &reader, fields: schema.fields.count)
    try stormGuard.read(from: &reader)
    controls = try Controls(from: &reader)
    for _ in 0..<(try reader.unsigned()) {
      let (key, request) = (try reader.text(), try reader.text())
      answers.append((key, request, .done(lines: try reader.texts(), freezes: try reader.texts())))
    }
    for _ in 0..<(try reader.unsigned()) { versions[try reader.text()] = try reader.number() }
    journalledHash = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.text() }
    recordedFields = try RecordedFields(from: &reader, current: schema)
    ticks = Array(try reader.textBytes())
    guard duplicates.take(image: try reader.textBytes()) else { throw reader.fault("these are no ids") }
    let warmth = try reader.list { (reader: inout ByteReader) throws(JournalError) in
      try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.time() }
    }
    guard takeWarmth(warmth, of: definitions) else { throw reader.fault("these are other features") }
  }
}

extension Counters {
  private static let all: [any WritableKeyPath<Counters, Int64> & Sendable] = [
    \.scored, \.duplicates, \.late, \.quarantined, \.unknownTerms, \.watermark, \.leakedAmount, \.leaks, \.lastLeak,
    \.unratedAmounts, \.forgottenIDs, \.releases, \.releaseTime, \.honestReleases, \.honestTime,
  ]

  fileprivate func write(to out: inout ByteWriter) {
    out.words(Self.all.map { self[keyPath: $0] })
    out.list(watermarks.keys.sorted()) { out, source in
      out.text(source)
      out.signed(watermarks[source]!)
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    self.init()
    for (word, path) in zip(try reader.words(Self.all.count, Int64.self), Self.all) { self[keyPath: path] = word }
    for _ in 0..<(try reader.unsigned()) { watermarks[try reader.text()] = try reader.signed() }
  }
}
