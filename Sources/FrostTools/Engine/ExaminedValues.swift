import CEL
package import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules

/// The values of an examined event by the names that rules use, as people read them.
package struct ExaminedValues {
  private let engine: Engine
  private let examination: Examination
  private let limits: [String: String]

  /// - Parameter limits: `limit.mule_in` and what it is, as written.
  package init(_ examination: Examination, _ engine: borrowing Engine, limits: [String: String]) {
    self.examination = examination
    self.engine = copy engine
    self.limits = limits
  }

  /// The value of a field, feature or limit; nil for a list, or a name that is none. Personal values show as `***`.
  package func text(_ name: String) -> String? {
    if let limit = limits[name] { return limit }
    let set = engine.rules
    if let field = set.schema.field(named: name) {
      if set.schema.fields[field].personal { return "***" }
      let scalar = examination.fields[field]
      return scalar.state == .value
        ? engine.text(of: scalar, RuleSet.type(of: set.schema.fields[field].type)) : "unknown"
    }
    guard let feature = set.features.firstIndex(where: { $0.name == name }) else { return nil }
    if set.isPersonal(set.features[feature]) { return "***" }
    return engine.text(of: examination.features[feature], set.features[feature].type)
  }

  /// `senders_24h = 2, limit.mule_in = 2000`: what an expression reads, in the order of names.
  func listing(of expressions: [CheckedExpression]) -> String {
    let names = Set(expressions.flatMap(\.names)).sorted()
    return names.compactMap { name in text(name).map { "\(name) = \($0)" } }.joined(separator: ", ")
  }
}
