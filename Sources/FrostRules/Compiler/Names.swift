import CEL
import FrostEvents

/// The names that expressions may use, as CEL environments over the slots of an event's frame.
struct Names {
  /// Fields only: what a feature's `where` may read.
  private(set) var event: Environment
  /// Fields, features, limits and lists: what rules may read.
  private(set) var rule: Environment

  /// - Parameter zones: what `time.getHours('Asia/Shanghai')` finds.
  init(_ schema: Schema, zones: [NamedZone] = []) {
    event = Environment(options: .rules(moneyDecimals: schema.bookCurrency.decimals))
    let known = Dictionary(zones.map { ($0.name, $0.rules) }) { first, _ in first }
    event.zones = { known[$0] }
    for (slot, field) in schema.fields.enumerated() where slot != schema.roles.id && slot != schema.roles.txn {
      event.declare(field.name, RuleSet.type(of: field.type), slot: slot)
    }
    rule = event
  }

  mutating func declare(_ feature: Feature, slot: Int) {
    rule.declare(feature.name, feature.type, slot: slot)
  }

  mutating func define(limit name: String, _ value: Constant) {
    rule.define("limit." + name, value)
  }

  mutating func declare(label name: String, slot: Int) { rule.declare(name, .bool, slot: slot) }

  /// - Parameter answers: by the slot of a text, the slot that says whether it is on the list.
  mutating func declare(list name: String, answers: [Int: Int]) {
    rule.declare(set: "list." + name, of: .string, answers: answers)
  }
}
