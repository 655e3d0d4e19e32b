import FrostEvents
import FrostFeatures

/// The reference: keeps every event and scans all of them for each value. Slow, and short enough to be right.
struct NaiveFeatures {
  struct Event {
    var time: Int64
    var input: Int64
    var type: TypePhase
    /// By field number; nil: absent.
    var fields: [Int64?]
    /// By definition number: whether the `where` holds.
    var holds: [Bool]
  }

  let definitions: [FeatureDefinition]
  let historyStarts: Int64?
  private(set) var events: [Event] = []

  init(_ definitions: [FeatureDefinition], historyStarts: Int64?) {
    self.definitions = definitions
    self.historyStarts = historyStarts
  }

  mutating func remember(_ event: Event) { events.append(event) }

  func value(of number: Int, at event: Event) -> FeatureValue {
    let definition = definitions[number]
    let wanted = definition.read.map { event.fields[$0] }
    if wanted.contains(nil) { return .unknown }
    let mine = events.filter { past in
      past.time <= event.time && definition.sign(of: past.type) != 0 && past.holds[number]
        && definition.key.map { past.fields[$0] } == wanted
        && (definition.field.map { past.fields[$0] != nil } ?? true)
        && !(definition.excludesCurrent && past.input == event.input)
    }
    let inWindow = mine.filter { past in
      guard let window = definition.window else { return true }
      let age = event.time - past.time
      return window.near == 0 ? age <= window.far : age > window.near && age <= window.far
    }
    switch definition.kind {
    case .count: return .value(Int64(inWindow.count))
    case .sum(let field):
      return .value(inWindow.reduce(0) { $0 + Int64(definition.sign(of: $1.type)) * $1.fields[field]! })
    case .distinct(let field): return .value(Int64(Set(inWindow.map { $0.fields[field]! }).count))
    case .since:
      return mine.map(\.time).max().map { .value(event.time - $0) } ?? .never
    case .last(let field):
      let newest = mine.enumerated().max { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      return newest.map { .value($0.element.fields[field]!) } ?? .never
    case .age:
      guard let first = mine.map(\.time).min() else { return .never }
      let start = historyStarts ?? events[0].time
      let age = event.time - first
      let isUnsettled = age < FeatureTable.settling && first >= start && first - start < FeatureTable.settling
      return isUnsettled ? .unknown : .value(age)
    }
  }
}
