package import FrostEvents

/// What is known from elsewhere than events.
extension FeatureTable {
  /// The keys in the row belong together and were first seen then: ages count from there where nothing older was seen, and
  /// are no longer unknown because the history is young. Its row holds symbols for texts.
  package mutating func learn(firstSeen: EventTime, row: UnsafePointer<Int64>, presence: UInt64) {
    separate()
    for space in layouts.indices {
      guard layouts[space].members.contains(where: { if case .age = $0.kind { true } else { false } }),
        let key = FeatureKey(row: row, presence: presence, fields: fixed[space].pointee.key), isBehind(key, in: space),
        let cell = cell(of: key, in: space, at: firstSeen.milliseconds)
      else { continue }
      let state = KeyState(cell, fixed[space], stores[space])
      for member in layouts[space].members {
        guard case .age = member.kind else { continue }
        state.firsts[member.place] = min(state.firsts[member.place], firstSeen.milliseconds)
      }
      imported[space].insert(key)
    }
  }

  /// Remembers the row for these features alone, as if an event had brought it.
  package mutating func learn(
    _ features: [Int], row: UnsafePointer<Int64>, presence: UInt64, time: EventTime, input: Int64
  ) {
    let holds = [Bool](repeating: true, count: definitions.count)
    let plan = updatePlan(forAll: features)
    holds.withUnsafeBufferPointer {
      update(plan, row: row, presence: presence, time: time, input: input, holds: $0.baseAddress!)
    }
  }
}
