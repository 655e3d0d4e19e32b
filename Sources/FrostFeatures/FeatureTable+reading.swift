package import FrostEvents

/// Where the values of features are put, by feature number.
package struct FeatureSlots {
  /// What a slot says beside its value.
  package enum State: UInt8, Sendable { case value, unknown, never }

  package let values: UnsafeMutablePointer<Int64>
  package let states: UnsafeMutablePointer<State>
  /// Whether the value stands at a limit.
  package let isSaturated: UnsafeMutablePointer<Bool>

  package init(
    values: UnsafeMutablePointer<Int64>, states: UnsafeMutablePointer<State>, isSaturated: UnsafeMutablePointer<Bool>
  ) {
    self.values = values
    self.states = states
    self.isSaturated = isSaturated
  }

  @inline(__always)
  func put(_ value: Int64, _ feature: Int) {
    values[feature] = value
    states[feature] = .value
    isSaturated[feature] = false
  }

  func put(_ value: FeatureValue, _ feature: Int) {
    isSaturated[feature] = false
    switch value {
    case .value(let word): put(word, feature)
    case .saturated(let word):
      put(word, feature)
      isSaturated[feature] = true
    case .unknown: states[feature] = .unknown
    case .never: states[feature] = .never
    }
  }
}

extension FeatureTable {
  /// Looks up what `plan` names for the event `input`, which has been remembered, and puts it into `slots`.
  /// - Parameter cells: what the event's `update` found.
  package mutating func read(
    _ plan: ReadPlan, row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64,
    cells: EventCells? = nil, into slots: FeatureSlots
  ) {
    separate()
    let reader = KeyState.Reader(row: row, presence: presence, time: time.milliseconds, input: input)
    let reach = historyStarts.map { time.milliseconds - $0 } ?? .max
    for group in plan.groups {
      let space = group.space
      let layout = fixed[space]
      let table = stores[space]
      var cell = group.isOwn ? cells?[space] : nil
      if cell == nil {
        guard let key = FeatureKey(row: row, presence: presence, fields: group.key) else {
          for place in group.first..<group.end { slots.put(.unknown, Int(plan.reads[place].feature)) }
          continue
        }
        cell = KeyTable.cell(of: key, in: table)
      }
      guard let cell else {
        readNothing(plan, group, reader, reach, into: slots)
        continue
      }
      let state = KeyState(cell, layout, table)
      if group.windows != 0 { state.move(group.windows, to: reader.time) }
      let isPlain = layout.pointee.windowed == 0 || state.rare == nil
      for place in group.first..<group.end {
        let read = plan.reads.baseAddress.unsafelyUnwrapped + place
        let feature = Int(read.pointee.feature)
        if read.pointee.near > 0, read.pointee.near >= reach {
          slots.put(.unknown, feature)
          continue
        }
        let way = isPlain || read.pointee.way == .age ? read.pointee.way : .other
        let part = cell + Int(read.pointee.part)
        switch way {
        case .count: slots.put(Int64(part.load(as: Int32.self)), feature)
        case .sum:
          let sum = part.load(as: Int128.self)
          if let word = Int64(exactly: sum) {
            slots.put(word, feature)
          } else {
            put(FeatureValue(exactly: sum), feature, slots)
          }
        case .distinct:
          slots.put(Int64(part.assumingMemoryBound(to: ValueCounts.self).pointee.distinct), feature)
        case .age: readAge(part.load(as: Int64.self), cell, space, reader.time, feature, slots)
        case .other: put(state.value(of: Int(read.pointee.member), for: reader), feature, slots)
        }
      }
    }
  }

  @inline(never)
  private mutating func put(_ value: FeatureValue, _ feature: Int, _ slots: FeatureSlots) {
    if case .saturated = value { countSaturated(feature) }
    slots.put(value, feature)
  }

  @inline(__always)
  private func readAge(
    _ first: Int64, _ cell: UnsafeMutableRawPointer, _ space: Int, _ time: Int64, _ feature: Int, _ slots: FeatureSlots
  ) {
    if first > time { return slots.put(.never, feature) }
    let key = cell.assumingMemoryBound(to: FeatureKey.self).pointee
    if isUnsettled(age: time - first, first: first, in: space), !imported[space].contains(key) {
      return slots.put(.unknown, feature)
    }
    slots.put(time - first, feature)
  }

  /// What it is for a key that was never seen.
  private func readNothing(
    _ plan: ReadPlan, _ group: ReadPlan.Group, _ reader: KeyState.Reader, _ reach: Int64, into slots: FeatureSlots
  ) {
    let layout = fixed[group.space]
    let isHidden = keyLimits[group.space].hides(at: reader.time, reach: layout.pointee.reach)
    for place in group.first..<group.end {
      let read = plan.reads[place]
      let isUnknown = isHidden || (read.near > 0 && read.near >= reach)
      let nothing: FeatureValue =
        isUnknown ? .unknown : layout.pointee.members[Int(read.member)].valueOfNothing(for: reader)
      slots.put(nothing, Int(read.feature))
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
    separate()
    let (space, number) = homes[feature]
    let member = layouts[space].members[number]
    guard member.window >= 0,
      let key = FeatureKey(row: row, presence: presence, fields: FeatureKey.Fields(definitions[feature].read)),
      let cell = KeyTable.cell(of: key, in: stores[space])
    else { return [] }
    let state = KeyState(cell, fixed[space], stores[space])
    state.move(1 << UInt64(member.window), to: time.milliseconds)
    return state.evidence(of: member, bit: 1 << UInt64(number), limit: limit)
  }
}
