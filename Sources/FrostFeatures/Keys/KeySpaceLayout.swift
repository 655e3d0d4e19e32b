import FrostEvents

/// What all keys of one tuple of fields have in common: which features stand under it, in which columns their values
/// lie and which windows run over the history. What the work on keys reads is its `FixedLayout`.
struct KeySpaceLayout: Sendable {
  /// Features in one space: bits of an entry's mask.
  static let maximumFeatures = 64

  struct Member: Sendable, BitwiseCopyable {
    /// Number of the feature in its table; nil: no rule set in force has it any more.
    var feature: Int?
    var kind: FeatureDefinition.Kind
    /// Position of the value in an entry, for kinds that have one.
    var column = -1
    /// Number of its window, and its own among the windowed members; -1: it has none.
    var window = -1
    var windowed = -1
    /// Position in the key's arrays of that kind: sums, moments, extremes, distinct sets, sorted values, decaying sums,
    /// first sights, recent values. A deviation has a sum too.
    var place = -1
    var sum = -1
    var excludesCurrent: Bool
    var limit: Int
  }

  struct Window: Sendable, BitwiseCopyable {
    var bounds: FeatureDefinition.Window
    /// Bits of the members that are read over it.
    var mask: UInt64 = 0
    /// Bits of the extremes among them.
    var extremes: UInt64 = 0
  }

  struct Column: Hashable, Sendable {
    var field: Int
    /// Reversals of these types stand in it with the opposite sign; nil: of none.
    var netOf: [TypePhase]?
  }

  /// How many of each a key holds.
  struct Sizes: Sendable {
    var windowed = 0
    var sums = 0
    var moments = 0
    var extremes = 0
    var distincts = 0
    var sorted = 0
    var decaying = 0
    var firsts = 0
    var recents = 0
  }

  let key: [Int]
  private(set) var members: [Member] = []
  /// What each member was made of.
  private(set) var definitions: [FeatureDefinition] = []
  private(set) var windows: [Window] = []
  private(set) var columns: [Column] = []
  private(set) var sizes = Sizes()
  /// Members of kinds min and max, by the number of the extreme.
  private(set) var extremes: [Int] = []
  /// Mask of the members that stand in the history.
  private(set) var windowed: UInt64 = 0
  private(set) var keyLimit = 0

  /// How far back a key's events matter, milliseconds; nil: without end.
  var reach: Int64? {
    sizes.firsts + sizes.recents > 0 ? nil : windows.map(\.bounds.far).max() ?? 0
  }

  var stride: Int { History.fixedWords + columns.count }

  init(key: [Int]) { self.key = key }

  mutating func add(_ definition: FeatureDefinition, number: Int) {
    keyLimit = max(keyLimit, definition.keyLimit)
    var member = Member(
      feature: number, kind: definition.kind, excludesCurrent: definition.excludesCurrent, limit: definition.limit)
    place(&member)
    if let bounds = definition.window { add(&member, over: bounds) }
    switch definition.kind {
    case .last, .distance, .speed: break
    default:
      if let field = definition.fields.first {
        member.column = column(Column(field: field, netOf: definition.net ? definition.types : nil))
      }
    }
    members.append(member)
    definitions.append(definition)
  }

  private mutating func place(_ member: inout Member) {
    switch member.kind {
    case .count, .rate: break
    case .sum, .mean: member.sum = Self.next(&sizes.sums)
    case .stddev, .zscore:
      member.sum = Self.next(&sizes.sums)
      member.place = Self.next(&sizes.moments)
    case .min, .max:
      member.place = Self.next(&sizes.extremes)
      extremes.append(members.count)
    case .distinct: member.place = Self.next(&sizes.distincts)
    case .equal: member.place = Self.next(&sizes.sorted)
    case .risk: member.place = Self.next(&sizes.decaying)
    case .age: member.place = Self.next(&sizes.firsts)
    case .last, .since, .distance, .speed: member.place = Self.next(&sizes.recents)
    }
  }

  private mutating func add(_ member: inout Member, over bounds: FeatureDefinition.Window) {
    let bit = UInt64(1) << UInt64(members.count)
    member.window = windows.firstIndex { $0.bounds == bounds } ?? windows.count
    if member.window == windows.count { windows.append(Window(bounds: bounds)) }
    member.windowed = Self.next(&sizes.windowed)
    windows[member.window].mask |= bit
    if extremes.last == members.count { windows[member.window].extremes |= 1 << UInt64(member.place) }
    windowed |= bit
  }

  private static func next(_ size: inout Int) -> Int {
    size += 1
    return size - 1
  }

  mutating func renumber(_ member: Int, _ feature: Int?) { members[member].feature = feature }

  private mutating func column(_ column: Column) -> Int {
    if let known = columns.firstIndex(of: column) { return known }
    columns.append(column)
    return columns.count - 1
  }
}
