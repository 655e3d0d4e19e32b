import FrostEvents

/// What all keys of one tuple of fields have in common: which features stand under it, in which columns their values
/// lie and which windows run over the history.
struct KeySpaceLayout: Sendable {
  /// Features in one space: bits of an entry's mask.
  static let maximumFeatures = 64

  struct Member: Sendable {
    /// Number of the feature in its table; nil: no rule set in force has it any more.
    var feature: Int?
    var kind: FeatureDefinition.Kind
    /// Position of the value in an entry, for sums and distinct.
    var column: Int?
    /// Number of its window.
    var window: Int?
    /// Position in the key's arrays of that kind: totals, distinct sets, first sights, recent values.
    var place: Int
    var excludesCurrent: Bool
  }

  struct Window: Sendable {
    var bounds: FeatureDefinition.Window
    /// Members that are read over it.
    var members: [Int]
  }

  struct Column: Hashable, Sendable {
    var field: Int
    /// Reversals of these types stand in it with the opposite sign; nil: of none.
    var netOf: [TypePhase]?
  }

  let key: [Int]
  private(set) var members: [Member] = []
  private(set) var windows: [Window] = []
  private(set) var columns: [Column] = []
  private(set) var totals = 0
  private(set) var distincts = 0
  private(set) var firsts = 0
  private(set) var recents = 0
  /// Mask of the members that stand in the history.
  private(set) var windowed: UInt64 = 0
  /// The farthest end of a window, milliseconds.
  private(set) var reach: Int64 = 0

  var stride: Int { History.fixedWords + columns.count }

  init(key: [Int]) { self.key = key }

  mutating func add(_ definition: FeatureDefinition, number: Int) {
    let place: Int
    switch definition.kind {
    case .count, .sum: (place, totals) = (totals, totals + 1)
    case .distinct: (place, distincts) = (distincts, distincts + 1)
    case .age: (place, firsts) = (firsts, firsts + 1)
    case .last, .since: (place, recents) = (recents, recents + 1)
    }
    let window = definition.window.map { bounds in
      if let known = windows.firstIndex(where: { $0.bounds == bounds }) { return known }
      windows.append(Window(bounds: bounds, members: []))
      reach = max(reach, bounds.far)
      return windows.count - 1
    }
    let column: Int? =
      switch definition.kind {
      case .sum(let field): self.column(Column(field: field, netOf: definition.net ? definition.types : nil))
      case .distinct(let field): self.column(Column(field: field))
      case .count, .age, .last, .since: nil
      }
    if let window {
      windows[window].members.append(members.count)
      windowed |= 1 << UInt64(members.count)
    }
    members.append(
      Member(
        feature: number, kind: definition.kind, column: column, window: window, place: place,
        excludesCurrent: definition.excludesCurrent))
  }

  mutating func renumber(_ member: Int, _ feature: Int?) { members[member].feature = feature }

  private mutating func column(_ column: Column) -> Int {
    if let known = columns.firstIndex(of: column) { return known }
    columns.append(column)
    return columns.count - 1
  }
}
