import FrostEvents
import FrostFeatures
import FrostRules

/// What a checkpoint says of itself, read under the rules and options of today.
struct CheckpointHead {
  let nextInput: Int64
  let key: HashKey
  let symbols: Int
  /// Of the table as it was written.
  let definitions: [FeatureDefinition]
  /// The rule set's table, without keys yet.
  let features: FeatureTable
  /// By space of the checkpoint: the table's; nil: no feature needs it any more.
  let spaces: [Int?]

  init(_ parts: [CheckpointView], _ rules: RuleSet, _ options: Engine.Options) throws(CheckpointRefusal) {
    do throws(JournalError) {
      var reader = ByteReader(try parts.only(.head), input: 0)
      if let other = try Terms(rules, options).difference(from: &reader) {
        throw reader.fault("\(other) is another than when it was written")
      }
      nextInput = try reader.signed()
      key = HashKey(first: try reader.fixed(), second: try reader.fixed())
      symbols = try reader.number()
      let image = try reader.textBytes()
      guard
        let table = FeatureTable(
          image: image, fields: rules.schema.fields.count, lateness: options.reach, room: options.room),
        reader.isAtEnd
      else { throw reader.fault("its features cannot be read") }
      definitions = table.definitions
      let known = Set(definitions)
      if let new = rules.definitions.first(where: { !known.contains($0) }) {
        throw reader.fault("the feature `\(new.name)` is not in it")
      }
      spaces = table.spacesKept(by: rules.definitions)
      features = FeatureTable(
        rules.definitions, carrying: table, historyStarts: options.historyStarts ?? rules.policy.spec.historyStarts)
    } catch {
      throw CheckpointRefusal(error.message)
    }
  }
}

extension [CheckpointView] {
  /// The bytes of the one part of a kind.
  func only(_ kind: CheckpointPart.Kind) throws(JournalError) -> UnsafeRawBufferPointer {
    let found = filter { $0.label.kind == kind }
    guard found.count == 1 else { throw JournalError(input: 0, offset: 0, message: "it is not whole") }
    return found[0].bytes
  }
}
