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
    /// By the digit in the text of a `where`: whether it holds.
    var holds: [Bool]
  }

  /// A definition with every event that counts for it, in order.
  struct Definition {
    var definition: FeatureDefinition
    var events: [(key: Int64, event: Event)] = []

    mutating func remember(_ event: Event) {
      guard definition.sign(of: event.type) != 0,
        definition.condition.map({ event.holds[$0 == "0" ? 0 : 1] }) ?? true,
        let key = NaiveFeatures.key(definition.key, of: event),
        definition.fields.allSatisfy({ event.fields[$0] != nil })
      else { return }
      let place = events.lastIndex { $0.event.time <= event.time }.map { $0 + 1 } ?? 0
      events.insert((key, event), at: place)
    }
  }

  var definitions: [Definition]
  let historyStarts: Int64?
  private var firstTime: Int64?

  init(_ definitions: [FeatureDefinition], historyStarts: Int64?) {
    self.definitions = definitions.map { Definition(definition: $0) }
    self.historyStarts = historyStarts
  }

  mutating func remember(_ event: Event) {
    firstTime = firstTime ?? event.time
    for number in definitions.indices { definitions[number].remember(event) }
  }

  /// Keys of the random streams are small.
  private static func key(_ fields: [Int], of event: Event) -> Int64? {
    fields.reduce(0) { key, field in key.flatMap { key in event.fields[field].map { key * 1000 + $0 } } }
  }

  func value(of number: Int, at event: Event) -> FeatureValue {
    let definition = definitions[number].definition
    guard let wanted = Self.key(definition.read, of: event) else { return .unknown }
    var all: [Event] = []
    for entry in definitions[number].events where entry.key == wanted { all.append(entry.event) }
    let forgotten = all.dropLast(definition.limit)
    let from = definition.window.map { event.time - $0.far } ?? .min
    let to = definition.window.map { $0.near == 0 ? event.time : event.time - $0.near - 1 } ?? event.time
    var mine: [Event] = []
    for past in all[forgotten.endIndex...] where past.time >= from && past.time <= to {
      if definition.excludesCurrent && past.input == event.input { continue }
      mine.append(past)
    }
    // Nobody can have been in a shifted window that ends where the history begins.
    let start = historyStarts ?? firstTime!
    if let near = definition.window?.near, near > 0, event.time - near <= start { return .unknown }
    guard let window = definition.window else { return newest(definition, all, mine, !forgotten.isEmpty, event) }
    let value = value(of: definition, window, mine, event)
    let isCut = forgotten.last.map { $0.time >= from } ?? false
    if isCut, case .value(let value) = value { return .saturated(value) }
    return value
  }

  private func newest(
    _ definition: FeatureDefinition, _ all: [Event], _ mine: [Event], _ hasForgotten: Bool, _ event: Event
  ) -> FeatureValue {
    if case .age = definition.kind {
      guard let first = all.first, first.time <= event.time else { return .never }
      let start = historyStarts ?? firstTime!
      let age = event.time - first.time
      let isUnsettled =
        age < FeatureTable.settling && first.time >= start && first.time - start < FeatureTable.settling
      return isUnsettled ? .unknown : .value(age)
    }
    guard let past = mine.last else { return hasForgotten ? .unknown : .never }
    func distance(_ latitude: Int, _ longitude: Int) -> Double? {
      guard event.fields[latitude] != nil, event.fields[longitude] != nil else { return nil }
      func degrees(_ event: Event, _ field: Int) -> Double {
        Double(bitPattern: UInt64(bitPattern: event.fields[field]!))
      }
      return Sphere.distance(
        (degrees(past, latitude), degrees(past, longitude)), (degrees(event, latitude), degrees(event, longitude)))
    }
    switch definition.kind {
    case .last(let field): return .value(past.fields[field]!)
    case .distance(let latitude, let longitude): return distance(latitude, longitude).map { bits($0) } ?? .unknown
    case .speed(let latitude, let longitude):
      let hours = Double(max(1000, event.time - past.time)) / 3_600_000
      return distance(latitude, longitude).map { bits($0 / hours) } ?? .unknown
    default: return .value(event.time - past.time)
    }
  }

  private func value(
    of definition: FeatureDefinition, _ window: FeatureDefinition.Window, _ events: [Event], _ current: Event
  ) -> FeatureValue {
    let count = Int128(events.count)
    let values = definition.fields.first.map { field in events.map { $0.fields[field]! } } ?? []
    let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
    switch definition.kind {
    case .count: return .value(Int64(count))
    case .rate: return bits(Double(count) / (Double(window.far - window.near) / 3_600_000))
    case .sum:
      let net = zip(events, values).reduce(Int128(0)) { $0 + Int128(definition.sign(of: $1.0.type)) * Int128($1.1) }
      return Int64(exactly: net).map { .value($0) } ?? .saturated(net < 0 ? .min : .max)
    case .mean(_, let isMoney):
      if events.isEmpty { return .never }
      return isMoney ? .value(rounded(sum, over: count)) : bits(Double(sum) / Double(count))
    case .min: return values.min().map { .value($0) } ?? .never
    case .max: return values.max().map { .value($0) } ?? .never
    case .stddev(_, let isMoney):
      if values.contains(where: { $0.magnitude > 1 << 42 }) { return .unknown }
      if count < 2 { return .never }
      return isMoney ? .value(roundedRoot(spread(values), over: count * (count - 1))) : bits(deviation(values))
    case .zscore(let field):
      guard let own = current.fields[field] else { return .unknown }
      if count < 2 { return .never }
      if values.contains(where: { $0.magnitude > 1 << 42 }) || spread(values) == 0 { return .unknown }
      return bits(Double(count * Int128(own) - sum) / Double(count) / deviation(values))
    case .equal(let field, let tolerance):
      guard let own = current.fields[field] else { return .unknown }
      return .value(Int64(values.count { isNearly($0, own, tolerance) }))
    case .distinct: return .value(Int64(Set(values).count))
    case .risk(let points, let halfLife):
      let now = split(current.time, halfLife)
      let terms = events.reduce(Int128(0)) {
        let then = split($1.time, halfLife)
        return $0 + Int128(Exponential.fraction(then.part, of: halfLife)) << Int128(16 - (now.whole - then.whole))
      }
      return bits(points * (Double(terms) / Double(Int128(Exponential.fraction(now.part, of: halfLife)) << 16)))
    case .age, .last, .since, .distance, .speed: return .unknown
    }
  }

  private func bits(_ double: Double) -> FeatureValue { .value(Int64(bitPattern: double.bitPattern)) }

  /// n Σx² - (Σx)²; of few values as the sum over all pairs of the squares of their differences.
  private func spread(_ values: [Int64]) -> Int128 {
    var sum: Int128 = 0
    if values.count > 12 {
      for a in values { sum += Int128(a) }
      return Int128(values.count) * values.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) } - sum * sum
    }
    for (number, a) in values.enumerated() {
      for b in values[..<number] { sum += (Int128(a) - Int128(b)) * (Int128(a) - Int128(b)) }
    }
    return sum
  }

  private func deviation(_ values: [Int64]) -> Double {
    let count = Int128(values.count)
    return (Double(spread(values)) / Double(count * (count - 1))).squareRoot()
  }

  /// The integer nearest to sum / count, the even one of two.
  private func rounded(_ sum: Int128, over count: Int128) -> Int64 {
    var near = sum / count - 2
    while 2 * (sum - near * count) > count || (2 * (sum - near * count) == count && near % 2 != 0) { near += 1 }
    return Int64(near)
  }

  /// The integer nearest to sqrt(square / divisor), the even one of two: found by halving.
  private func roundedRoot(_ square: Int128, over divisor: Int128) -> Int64 {
    var low: Int128 = 0
    var high: Int128 = 1 << 43
    // The least r with (r + 1/2)² >= square / divisor, or with equality the even one.
    while low < high {
      let middle = (low + high) / 2
      let bound = (2 * middle + 1) * (2 * middle + 1)
      let whole = (4 * square) / divisor
      let isExact = (4 * square) % divisor == 0
      let isEnough = bound > whole || (bound == whole && isExact && middle % 2 == 0)
      if isEnough { high = middle } else { low = middle + 1 }
    }
    return Int64(low)
  }

  private func isNearly(_ value: Int64, _ own: Int64, _ tolerance: FeatureDefinition.Tolerance) -> Bool {
    let distance = (Int128(value) - Int128(own)).magnitude
    switch tolerance {
    case .units(let units): return distance <= UInt128(units)
    case .share(let millionths): return distance * 1_000_000 <= UInt128(own.magnitude) * UInt128(millionths)
    }
  }

  private func split(_ time: Int64, _ span: Int64) -> (whole: Int64, part: Int64) {
    var part = time % span
    if part < 0 { part += span }
    return ((time - part) / span, part)
  }
}
