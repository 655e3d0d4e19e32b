import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Takes a part in as a whole, or refuses it with what is wrong.
  mutating func importKnown(_ part: ImportPart, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit)
    -> OperatorReply
  {
    // Before the first event every event is later than what is imported.
    let at = counters.watermark > 0 ? now : .never
    let reader = ImportReader(part, schema: schema, now: now, at: at)
    guard reader.mistakes.isEmpty else { return .invalid(reader.mistakes.joined(separator: "\n")) }
    if !input.dryRun { for row in reader.rows { emit(.known(row), &commit) } }
    return .done(
      lines: ["\(reader.rows.count) \(part.kind.rawValue) \(input.dryRun ? "would be" : "are") taken in"], freezes: [])
  }

  /// Brings an imported row into the features; the same live and on recovery. What the schema in force has no field for
  /// stays in the journal.
  mutating func learn(_ row: KnownRow) {
    var words = [Int64](repeating: 0, count: schema.fields.count)
    var presence: UInt64 = 0
    for key in row.keys {
      guard let field = schema.field(named: key.field), schema.fields[field].type == .key else { continue }
      words[field] = Int64(texts.table.intern(key.value).number)
      presence |= 1 << UInt64(field)
    }
    if let firstSeen = row.firstSeen {
      words.withUnsafeBufferPointer {
        features.learn(firstSeen: firstSeen, row: $0.baseAddress!, presence: presence)
      }
    }
    var known: [Int] = []
    for attribute in row.profile {
      guard let field = schema.field(named: attribute.field), schema.fields[field].type == attribute.type,
        let definition = profileDefinition(of: field)
      else { continue }
      let isText = [.text, .key].contains(attribute.type)
      words[field] = isText ? Int64(texts.table.intern(attribute.text).number) : attribute.word
      presence |= 1 << UInt64(field)
      known.append(definition)
    }
    guard !known.isEmpty else { return }
    words.withUnsafeBufferPointer {
      features.learn(known, row: $0.baseAddress!, presence: presence, time: row.at, input: nextInput)
    }
  }

  private func profileDefinition(of field: Int) -> Int? {
    let name = "profile." + schema.fields[field].name
    guard let feature = bound.set.features.first(where: { $0.name == name }), case .table(let number) = feature.origin
    else { return nil }
    return number
  }
}
