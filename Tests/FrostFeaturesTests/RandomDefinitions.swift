import FrostEvents
import FrostFeatures

/// Fields of the random streams: 0 and 1 are keys, 2 and 3 amounts, 4 and 5 a place, 6 a value to tell apart.
enum RandomDefinitions {
  static let fields = 7
  static let types = [
    TypePhase(type: "transfer"), TypePhase(type: "transfer", phase: "reversed"), TypePhase(type: "login"),
  ]
  static let day: Int64 = 86_400_000

  private static let windows: [FeatureDefinition.Window] = [
    .init(near: 0, far: 1000), .init(near: 0, far: 60_000), .init(near: 0, far: 600_000), .init(near: 0, far: day),
    .init(near: 30_000, far: 90_000), .init(near: 1, far: 5_000), .init(near: day, far: 2 * day),
    .init(near: 0, far: 90 * day),
  ]

  /// One of each kind in turn, everything else at random.
  static func make(_ count: Int, _ random: inout SeededGenerator) -> [FeatureDefinition] {
    (0..<count).map { definition($0, &random) }
  }

  static func definition(_ number: Int, _ random: inout SeededGenerator) -> FeatureDefinition {
    let kind = kind(number, &random)
    let key = random.pick([[0], [0], [1], [0, 1]])
    let read = key.count == 1 ? random.pick([[0], [1]]) : random.pick([[0, 1], [1, 0]])
    var isNet = false
    if case .sum = kind { isNet = random.once(in: 2) }
    return FeatureDefinition(
      name: "f\(number)", kind: kind, types: isNet ? [types[0]] : random.pick([[], [types[0]], [types[0], types[2]]]),
      key: key, read: random.once(in: 2) ? key : read, window: window(of: kind, &random),
      excludesCurrent: random.once(in: 3), condition: random.once(in: 4) ? random.pick(["0", "1"]) : nil, net: isNet,
      limit: random.once(in: 3) ? random.pick([1, 2, 3, 10]) : FeatureDefinition.defaultLimit)
  }

  private static func kind(_ number: Int, _ random: inout SeededGenerator) -> FeatureDefinition.Kind {
    let amount = random.pick([2, 3])
    let isMoney = random.once(in: 2)
    let halfLife = random.pick([1000, 7001, 60_000, 3_600_000, 9 * day] as [Int64])
    switch number % 18 {
    case 0: return .count
    case 1: return .rate
    case 2: return .sum(field: amount)
    case 3: return .mean(field: amount, isMoney: isMoney)
    case 4: return .min(field: amount)
    case 5: return .max(field: amount)
    case 6: return .stddev(field: amount, isMoney: isMoney)
    case 7: return .zscore(field: amount)
    case 8: return .equal(field: amount, random.pick([.units(0), .units(3), .share(millionths: 10_000)]))
    case 9: return .equal(field: amount, .share(millionths: Int64.random(in: 0...500_000, using: &random)))
    case 10: return .distinct(field: random.pick([2, 6]))
    case 11: return .risk(points: random.pick([1, 10, 0.5]), halfLife: halfLife)
    case 12: return .age
    case 13: return .last(field: random.pick([2, 6]))
    case 14: return .since
    case 15: return .distance(latitude: 4, longitude: 5)
    case 16: return .speed(latitude: 4, longitude: 5)
    default: return random.once(in: 2) ? .min(field: amount) : .max(field: amount)
    }
  }

  private static func window(
    of kind: FeatureDefinition.Kind, _ random: inout SeededGenerator
  ) -> FeatureDefinition.Window? {
    switch kind {
    case .age, .last, .since, .distance, .speed: nil
    case .risk(_, let halfLife): .init(near: 0, far: FeatureDefinition.reach(ofHalfLife: halfLife))
    default: random.pick(windows)
    }
  }
}
