package import FrostEvents

/// All features of a rule set with everything they remember. For each event: `update` under every key it names, then
/// `read` what the rules need. A key's state is a function of the events that named it, in order.
package struct FeatureTable: Sendable {
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
  var stores = KeyStores([])
  /// How often cells were forgotten.
  var sweeps = 0
  /// Where packed keys stand, and the slot that is looked at next for a key to pack.
  let room: PackingRoom
  var hand = (space: 0, slot: 0)
  /// By space: keys whose first sight an import told.
  var imported: [Set<FeatureKey>] = []
  /// By space.
  var keyLimits: [KeyLimit] = []
  /// Space and member number of each feature.
  private(set) var homes: [(space: Int, member: Int)] = []
  /// By feature number.
  var dropped: [Int64] = []
  /// nil: every key has seen the same inputs.
  var gate: KeyGate?
  private var saturatedReads: [Int64] = []

  /// - Parameter lateness: how far behind the watermark an event may be and still be read, milliseconds.
  package init(
    _ definitions: [FeatureDefinition], lateness: Int64, historyStarts: EventTime?, room: PackingRoom = .memory
  ) {
    self.room = room
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
    spaces: [[(definition: FeatureDefinition, number: Int?)]], lateness: Int64, historyStarts: Int64?,
    room: PackingRoom
  ) {
    self.room = room
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
    table.stores = KeyStores(table.stores.share(used), sharing: true)
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
    fixed = FixedLayouts(layouts)
    if stores.all.count < layouts.count {
      stores = KeyStores(stores.all + layouts[stores.all.count...].map { KeyStore($0, room) }, sharing: true)
    }
  }

  /// Remembers an event; in a gap under the keys that have not seen it. Its row holds symbols for texts.
  /// - Parameters:
  ///   - holds: for each feature in `plan.conditions`, whether its `where` holds; read by feature number.
  ///   - cells: what is known of its cells; what is found is put there.
  package mutating func update(
    _ plan: UpdatePlan, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64,
    holds: UnsafePointer<Bool>, cells: EventCells? = nil
  ) {
    separate()
    if plan.isOfEvent, historyStarts == nil { historyStarts = time.milliseconds }
    let event = Remembered(
      row: row, presence: presence, time: time.milliseconds, input: input, lateness: lateness)
    for part in plan.spaces {
      let space = part.space
      var mask = part.mask
      for place in part.firstHold..<part.endOfHolds where !holds[plan.ifHolds[place].feature] {
        mask &= ~plan.ifHolds[place].bit
      }
      for place in part.firstPresent..<part.endOfPresent {
        let need = plan.ifPresent[place]
        if presence & need.fields != need.fields { mask &= ~need.bits }
      }
      if mask == 0 { continue }
      let layout = fixed[space]
      var known = cells?[space]
      if known == nil {
        guard let key = FeatureKey(row: row, presence: presence, fields: layout.pointee.key), isBehind(key, in: space)
        else { continue }
        known = cell(of: key, in: space, at: event.time)
        cells?[space] = known
      }
      guard let known else { continue }
      let full = KeyState(known, layout, stores[space]).remember(event, mask: mask, negated: part.negated)
      if full != 0 { count(dropped: full, in: space) }
    }
  }

  private mutating func count(dropped members: UInt64, in space: Int) {
    var rest = members
    while rest != 0 {
      if let feature = layouts[space].members[rest.trailingZeroBitCount].feature { dropped[feature] += 1 }
      rest &= rest &- 1
    }
  }

  mutating func countSaturated(_ feature: Int) { saturatedReads[feature] += 1 }

  /// By feature number. Walks over all keys and what they remember.
  package var statistics: [FeatureStatistics] {
    var entries = [Int](repeating: 0, count: definitions.count)
    for (space, layout) in layouts.enumerated() {
      let members = layout.members.indices.filter { layout.members[$0].feature != nil }
      KeyTable.forEach(stores[space]) { state in
        for member in members { entries[layout.members[member].feature!] += state.kept(by: member, lateness: lateness) }
      }
    }
    return definitions.indices.map { feature in
      let space = homes[feature].space
      return FeatureStatistics(
        name: definitions[feature].name, limit: definitions[feature].limit,
        keyLimit: layouts[space].keyLimit, keys: stores[space].pointee.count,
        packed: stores[space].pointee.packed.count, refused: keyLimits[space].refused,
        entries: entries[feature],
        dropped: dropped[feature], saturatedReads: saturatedReads[feature])
    }
  }
}
