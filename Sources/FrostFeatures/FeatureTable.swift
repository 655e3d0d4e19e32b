package import FrostEvents

/// All features of a rule set with everything they remember. For each event: `update` under every key it names, then
/// `read` what the rules need. A key's state is a function of the events that named it, in order.
package struct FeatureTable: Sendable {
  /// Which features a type of event concerns.
  package struct UpdatePlan: Sendable {
    struct Space: Sendable {
      var space: Int
      var mask: UInt64
      /// Bits of the columns in which the event is a reversal.
      var negated: UInt64 = 0
      /// Its parts of `ifHolds` and `ifPresent`.
      var ifHolds = 0..<0
      var ifPresent = 0..<0
    }

    var spaces: [Space] = []
    /// Members with a `where`: bit and feature number.
    var ifHolds: [(bit: UInt64, feature: Int)] = []
    /// Members that need fields: bit and mask of field numbers.
    var ifPresent: [(bit: UInt64, mask: UInt64)] = []
    /// It is for what came with an event, not for what an import knows.
    var isOfEvent = true
    /// The features whose `where` must be evaluated before `update`.
    package fileprivate(set) var conditions: [Int] = []
  }

  /// What to look up for a type of event: the features under one key.
  package struct ReadPlan: Sendable {
    struct Group: Sendable {
      var space: Int
      var key: FeatureKey.Fields
      /// Its part of `members`.
      var members: Range<Int>
      /// Bits of the windows that they are read over.
      var windows: UInt64
    }

    var groups: [Group] = []
    var members: [Int] = []
  }

  /// Ages are unknown for a key that was first seen so soon after the history's start that it may be older, until it is
  /// older than this in any case. Chosen: most accounts, devices and payees in use come by within two weeks.
  package static let settling: Int64 = 14 * 86_400_000

  package private(set) var definitions: [FeatureDefinition]
  let lateness: Int64
  /// When the history starts, ms; nil: with the first event.
  var historyStarts: Int64?
  private(set) var layouts: [KeySpaceLayout] = []
  /// The layouts, as they are read for each event.
  private(set) var fixed = FixedLayouts([])
  var stores: [KeyStore] = []
  /// By space: keys whose first sight an import told.
  var imported: [Set<FeatureKey>] = []
  /// By space.
  var keyLimits: [KeyLimit] = []
  /// Space and member number of each feature.
  private(set) var homes: [(space: Int, member: Int)] = []
  private var entry: [Int64] = []
  /// By feature number.
  var dropped: [Int64] = []
  /// nil: every key has seen the same inputs.
  var gate: KeyGate?
  private var saturatedReads: [Int64] = []

  /// - Parameter lateness: how far behind the watermark an event may be and still be read, milliseconds.
  package init(_ definitions: [FeatureDefinition], lateness: Int64, historyStarts: EventTime?) {
    self.definitions = definitions
    self.lateness = lateness
    self.historyStarts = historyStarts?.milliseconds
    homes = Array(repeating: (-1, -1), count: definitions.count)
    dropped = Array(repeating: 0, count: definitions.count)
    saturatedReads = dropped
    settle(from: 0)
  }

  /// A table of these spaces: the members of each in order, with their numbers among the definitions; nil: a member that no
  /// rule set in force has any more.
  init(
    spaces: [[(definition: FeatureDefinition, number: Int?)]], lateness: Int64, historyStarts: Int64?
  ) {
    let numbered = spaces.joined().compactMap { member in member.number.map { ($0, member.definition) } }
    definitions = numbered.sorted { $0.0 < $1.0 }.map(\.1)
    self.lateness = lateness
    self.historyStarts = historyStarts
    homes = Array(repeating: (-1, -1), count: definitions.count)
    dropped = Array(repeating: 0, count: definitions.count)
    saturatedReads = dropped
    for (space, members) in spaces.enumerated() {
      layouts.append(KeySpaceLayout(key: members[0].definition.key))
      imported.append([])
      keyLimits.append(KeyLimit())
      for (member, (definition, number)) in members.enumerated() {
        layouts[space].add(definition, number: number ?? -1)
        layouts[space].renumber(member, number)
        if let number { homes[number] = (space, member) }
      }
    }
    settle(from: spaces.count)
  }

  /// The table of another rule set over the same fields: definitions that `old` has keep what they know, others begin
  /// empty.
  package init(_ definitions: [FeatureDefinition], carrying old: FeatureTable, historyStarts: EventTime?) {
    self = old.renumbered(for: definitions)
    if let historyStarts { self.historyStarts = historyStarts.milliseconds }
    settle(from: layouts.count)
  }

  /// The same spaces, members numbered as in `definitions`; a member that is not among them stays without a number.
  private func renumbered(for definitions: [FeatureDefinition]) -> FeatureTable {
    var table = self
    table.definitions = definitions
    table.homes = Array(repeating: (-1, -1), count: definitions.count)
    let known = definitions.map { self.definitions.firstIndex(of: $0) }
    table.dropped = known.map { $0.map { self.dropped[$0] } ?? 0 }
    table.saturatedReads = known.map { $0.map { self.saturatedReads[$0] } ?? 0 }
    for space in layouts.indices {
      for (member, known) in layouts[space].members.enumerated() {
        let number = known.feature.flatMap { old in definitions.firstIndex(of: self.definitions[old]) }
        table.layouts[space].renumber(member, number)
      }
    }
    let used = layouts.indices.filter { space in table.layouts[space].members.contains { $0.feature != nil } }
    table.layouts = used.map { table.layouts[$0] }
    table.stores = used.map { table.stores[$0] }
    table.imported = used.map { table.imported[$0] }
    table.keyLimits = used.map { table.keyLimits[$0] }
    for (space, layout) in table.layouts.enumerated() {
      for (member, known) in layout.members.enumerated() {
        if let number = known.feature { table.homes[number] = (space, member) }
      }
    }
    return table
  }

  /// Gives each definition without a home one, in spaces from `firstSpace` on.
  private mutating func settle(from firstSpace: Int) {
    for (number, definition) in definitions.enumerated() where homes[number].space < 0 {
      let space: Int
      if let known = layouts.indices.last(where: {
        $0 >= firstSpace && layouts[$0].key == definition.key
          && layouts[$0].members.count < KeySpaceLayout.maximumFeatures
      }) {
        space = known
      } else {
        space = layouts.count
        layouts.append(KeySpaceLayout(key: definition.key))
        imported.append([])
        keyLimits.append(KeyLimit())
      }
      homes[number] = (space, layouts[space].members.count)
      layouts[space].add(definition, number: number)
    }
    entry = [Int64](repeating: 0, count: layouts.map(\.stride).max() ?? 0)
    fixed = FixedLayouts(layouts)
    stores += layouts[stores.count...].map { KeyStore($0) }
  }

  package func updatePlan(for type: TypePhase) -> UpdatePlan {
    var plan = UpdatePlan()
    for (space, layout) in layouts.enumerated() {
      var part = UpdatePlan.Space(space: space, mask: 0)
      let (holds, present) = (plan.ifHolds.count, plan.ifPresent.count)
      for (number, member) in layout.members.enumerated() {
        guard let feature = member.feature else { continue }
        let definition = definitions[feature]
        let sign = definition.sign(of: type)
        guard sign != 0 else { continue }
        let bit = UInt64(1) << UInt64(number)
        part.mask |= bit
        if sign < 0, member.column >= 0 { part.negated |= 1 << UInt64(member.column) }
        if definition.condition != nil {
          plan.ifHolds.append((bit, feature))
          plan.conditions.append(feature)
        }
        let fields = definition.fields
        if !fields.isEmpty { plan.ifPresent.append((bit, fields.reduce(0) { $0 | 1 << UInt64($1) })) }
      }
      part.ifHolds = holds..<plan.ifHolds.count
      part.ifPresent = present..<plan.ifPresent.count
      if part.mask != 0 { plan.spaces.append(part) }
    }
    return plan
  }

  /// - Parameter features: numbers of the features that are needed; a plan's members all have one.
  package func readPlan(for features: some Sequence<Int>) -> ReadPlan {
    var groups: [(space: Int, fields: [Int], members: [Int], windows: UInt64)] = []
    for feature in features {
      let (space, member) = homes[feature]
      let fields = definitions[feature].read
      let window = layouts[space].members[member].window
      let group = groups.firstIndex { $0.space == space && $0.fields == fields } ?? groups.count
      if group == groups.count { groups.append((space, fields, [], 0)) }
      groups[group].members.append(member)
      if window >= 0 { groups[group].windows |= 1 << UInt64(window) }
    }
    var plan = ReadPlan()
    for group in groups {
      let first = plan.members.count
      plan.members += group.members
      plan.groups.append(
        .init(
          space: group.space, key: FeatureKey.Fields(group.fields), members: first..<plan.members.count,
          windows: group.windows))
    }
    return plan
  }

  /// Remembers an event. Its row holds symbols for texts.
  /// - Parameter holds: for each feature in `plan.conditions`, whether its `where` holds; read by feature number.
  package mutating func update(
    _ plan: UpdatePlan, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64,
    holds: UnsafePointer<Bool>
  ) {
    if plan.isOfEvent, historyStarts == nil { historyStarts = time.milliseconds }
    for number in plan.spaces.indices {
      let part = plan.spaces[number]
      let space = part.space
      var mask = part.mask
      for place in part.ifHolds where !holds[plan.ifHolds[place].feature] { mask &= ~plan.ifHolds[place].bit }
      for place in part.ifPresent {
        let need = plan.ifPresent[place]
        if presence & need.mask != need.mask { mask &= ~need.bit }
      }
      let layout = fixed[space]
      guard mask != 0, let key = FeatureKey(row: row, presence: presence, fields: layout.pointee.key),
        let state = state(of: key, in: space, at: time.milliseconds)
      else { continue }
      fillEntry(
        layout, mask: mask, negated: part.negated, row: row, presence: presence, time: time.milliseconds,
        input: input)
      var full = entry.withUnsafeBufferPointer { words in
        state.remember(
          UnsafeBufferPointer(rebasing: words[..<layout.pointee.stride]), mask: mask, row: row, lateness: lateness)
      }
      while full != 0 {
        if let feature = layout.pointee.members[full.trailingZeroBitCount].feature { dropped[feature] += 1 }
        full &= full &- 1
      }
    }
  }

  @inline(__always)
  private mutating func fillEntry(
    _ layout: UnsafePointer<FixedLayout>, mask: UInt64, negated: UInt64, row: UnsafePointer<Int64>, presence: UInt64,
    time: Int64,
    input: Int64
  ) {
    entry.withUnsafeMutableBufferPointer { entry in
      entry[History.timeWord] = time
      entry[History.inputWord] = input
      entry[History.maskWord] = Int64(bitPattern: mask & layout.pointee.windowed)
      for number in layout.pointee.columns.indices {
        let column = layout.pointee.columns[number]
        var value: Int64 = 0
        if presence & (1 << UInt64(column.field)) != 0 {
          value = row[column.field]
          if column.isNet, negated & (1 << UInt64(number)) != 0 { value = value == .min ? .max : -value }
        }
        entry[History.fixedWords + number] = value
      }
    }
  }

  /// Looks up what `plan` names for the event `input`, which has been remembered, and hands each value to `body` with
  /// its feature's number.
  package mutating func read(
    _ plan: ReadPlan, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64,
    _ body: (Int, FeatureValue) -> Void
  ) {
    let reader = KeyState.Reader(row: row, presence: presence, time: time.milliseconds, input: input)
    let reach = historyStarts.map { time.milliseconds - $0 } ?? .max
    for number in plan.groups.indices {
      let group = plan.groups[number]
      let space = group.space
      let layout = fixed[space]
      guard let key = FeatureKey(row: row, presence: presence, fields: group.key) else {
        for member in plan.members[group.members] { body(layout.pointee.members[member].feature!, .unknown) }
        continue
      }
      guard let state = uniqueStore(space).state(of: key, layout) else {
        let isHidden = keyLimits[space].hides(at: reader.time, reach: layout.pointee.reach)
        for member in plan.members[group.members] {
          let nothing =
            isHidden || layout.pointee.lies(member, beforeHistoryOf: reach)
            ? .unknown : layout.pointee.members[member].valueOfNothing(for: reader)
          body(layout.pointee.members[member].feature!, nothing)
        }
        continue
      }
      var windows = group.windows
      while windows != 0 {
        state.move(windows.trailingZeroBitCount, to: reader.time)
        windows &= windows &- 1
      }
      for place in group.members {
        let number = plan.members[place]
        let feature = layout.pointee.members[number].feature!
        if layout.pointee.lies(number, beforeHistoryOf: reach) {
          body(feature, .unknown)
          continue
        }
        var value = state.value(of: layout.pointee.members[number], bit: 1 << UInt64(number), for: reader)
        switch value {
        case .value(let age):
          if case .age = layout.pointee.members[number].kind,
            isUnsettled(age: age, first: state.firsts[layout.pointee.members[number].place], in: space),
            !imported[space].contains(key)
          {
            value = .unknown
          }
        case .saturated: saturatedReads[feature] += 1
        case .unknown, .never: break
        }
        body(feature, value)
      }
    }
  }

  /// Whether a key may be older than its first sight: it came soon after the history's start, or after the table had
  /// turned keys away.
  private func isUnsettled(age: Int64, first: Int64, in space: Int) -> Bool {
    guard age < Self.settling else { return false }
    if first >= keyLimits[space].first, first - keyLimits[space].last < Self.settling { return true }
    guard let historyStarts else { return false }
    return first >= historyStarts && first - historyStarts < Self.settling
  }

  /// The newest events that make up a windowed feature's value at an event; empty for the other kinds.
  package mutating func evidence(
    of feature: Int, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, limit: Int
  ) -> [Evidence] {
    let (space, number) = homes[feature]
    let member = layouts[space].members[number]
    guard member.window >= 0,
      let key = FeatureKey(row: row, presence: presence, fields: FeatureKey.Fields(definitions[feature].read)),
      let state = uniqueStore(space).state(of: key, fixed[space])
    else { return [] }
    state.move(member.window, to: time.milliseconds)
    return state.evidence(of: member, bit: 1 << UInt64(number), limit: limit)
  }

  /// By feature number. Walks over all keys.
  package var statistics: [FeatureStatistics] {
    definitions.indices.map { feature in
      let (space, member) = homes[feature]
      var entries = 0
      stores[space].forEach { entries += $0.kept(by: layouts[space].members[member]) }
      return FeatureStatistics(
        name: definitions[feature].name, limit: definitions[feature].limit,
        keyLimit: layouts[space].keyLimit, keys: stores[space].count, refused: keyLimits[space].refused,
        entries: entries,
        dropped: dropped[feature], saturatedReads: saturatedReads[feature])
    }
  }
}
