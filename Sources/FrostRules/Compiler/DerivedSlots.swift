import CEL
import FrostEvents

/// Gives every question that a rule may ask of the engine a slot of its own behind the features.
struct DerivedSlots {
  /// Names and slots of the texts that can be looked for.
  private let texts: [(name: String, slot: Int)]
  private var candidates: [DerivedSlot] = []
  /// One past the last slot.
  private(set) var end: Int

  init(_ schema: Schema, _ features: [Feature]) {
    end = schema.fields.count + features.count
    texts =
      schema.fields.indices.compactMap { slot in
        let isText = [.text, .key].contains(schema.fields[slot].type)
        guard isText, slot != schema.roles.id, slot != schema.roles.txn else { return nil }
        return (schema.fields[slot].name, slot)
      }
      + features.enumerated().filter { $0.element.type == .string }.map {
        ($0.element.name, schema.fields.count + $0.offset)
      }
  }

  /// `x in list.name` for every text `x`.
  mutating func declare(_ list: String, number: Int, in names: inout Names) {
    var answers: [Int: Int] = [:]
    for text in texts {
      answers[text.slot] = end
      add("\(text.name) in list.\(list)", .isMember(of: number, slot: text.slot))
    }
    names.declare(list: list, answers: answers)
  }

  /// `x.label.name` for every key `x` that names what some rule labels so.
  mutating func declareLabels(of rules: [RuleSpec], _ schema: Schema, in names: inout Names) {
    var declared: Set<String> = []
    for effect in rules.flatMap(\.then) {
      guard case .label(let label, let on, _) = effect.kind, let field = schema.field(named: on.value) else { continue }
      let kind = schema.kind(ofKey: field)
      for (slot, key) in schema.fields.enumerated() where key.type == .key && schema.kind(ofKey: slot) == kind {
        let name = "\(key.name).label.\(label.value)"
        guard declared.insert(name).inserted else { continue }
        names.declare(label: name, slot: end)
        add(name, .hasLabel(label.value, kind: schema.fields[kind].name, slot: slot))
      }
    }
  }

  private mutating func add(_ name: String, _ question: DerivedSlot.Question) {
    candidates.append(DerivedSlot(name: name, slot: end, question: question))
    end += 1
  }

  /// The questions that these rules do ask.
  func read(by rules: [Rule]) -> [DerivedSlot] {
    let asked = rules.reduce(into: Set<Int>()) { $0.formUnion($1.slots) }
    return candidates.filter { asked.contains($0.slot) }
  }
}
