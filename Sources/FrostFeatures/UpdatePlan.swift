package import FrostEvents

extension FeatureTable {
  /// Which features a type of event concerns. At fixed addresses: reading it counts no references. Unchecked because it
  /// never changes and its memory is its own.
  package final class UpdatePlan: @unchecked Sendable {
    struct Space: BitwiseCopyable {
      var space: Int
      /// Bits of the members that count the event.
      var mask: UInt64
      /// Bits of the columns in which the event is a reversal.
      var negated: UInt64 = 0
      /// Its parts of `ifHolds` and `ifPresent`.
      var firstHold = 0
      var endOfHolds = 0
      var firstPresent = 0
      var endOfPresent = 0
    }

    struct IfHolds: BitwiseCopyable {
      var bit: UInt64
      var feature: Int
    }

    struct IfPresent: BitwiseCopyable {
      var bits: UInt64
      var fields: UInt64
    }

    let spaces: UnsafeBufferPointer<Space>
    /// Members with a `where`.
    let ifHolds: UnsafeBufferPointer<IfHolds>
    /// Members that need fields.
    let ifPresent: UnsafeBufferPointer<IfPresent>
    /// It is for what came with an event, not for what an import knows.
    let isOfEvent: Bool
    /// The features whose `where` must be evaluated before `update`.
    package let conditions: [Int]

    init(_ spaces: [Space], ifHolds: [IfHolds] = [], ifPresent: [IfPresent] = [], isOfEvent: Bool = true) {
      self.spaces = spaces.copied()
      self.ifHolds = ifHolds.copied()
      self.ifPresent = ifPresent.copied()
      self.isOfEvent = isOfEvent
      conditions = ifHolds.map(\.feature)
    }

    deinit {
      spaces.deallocate()
      ifHolds.deallocate()
      ifPresent.deallocate()
    }
  }

  package func updatePlan(for type: TypePhase) -> UpdatePlan {
    var spaces: [UpdatePlan.Space] = []
    var holds: [UpdatePlan.IfHolds] = []
    var present: [UpdatePlan.IfPresent] = []
    for (space, layout) in layouts.enumerated() {
      var part = UpdatePlan.Space(space: space, mask: 0)
      part.firstHold = holds.count
      part.firstPresent = present.count
      for (number, member) in layout.members.enumerated() {
        guard let feature = member.feature else { continue }
        let definition = definitions[feature]
        let sign = definition.sign(of: type)
        guard sign != 0 else { continue }
        let bit = UInt64(1) << UInt64(number)
        part.mask |= bit
        if sign < 0, member.column >= 0 { part.negated |= 1 << UInt64(member.column) }
        if definition.condition != nil { holds.append(.init(bit: bit, feature: feature)) }
        let fields = definition.fields.reduce(0) { $0 | UInt64(1) << UInt64($1) }
        if fields == 0 { continue }
        if let same = present[part.firstPresent...].firstIndex(where: { $0.fields == fields }) {
          present[same].bits |= bit
        } else {
          present.append(.init(bits: bit, fields: fields))
        }
      }
      part.endOfHolds = holds.count
      part.endOfPresent = present.count
      if part.mask != 0 { spaces.append(part) }
    }
    return UpdatePlan(spaces, ifHolds: holds, ifPresent: present)
  }

  /// For these features alone, whatever the event.
  func updatePlan(forAll features: [Int]) -> UpdatePlan {
    var spaces: [UpdatePlan.Space] = []
    for feature in features {
      let (space, member) = homes[feature]
      let bit = UInt64(1) << UInt64(member)
      if let known = spaces.firstIndex(where: { $0.space == space }) {
        spaces[known].mask |= bit
      } else {
        spaces.append(.init(space: space, mask: bit))
      }
    }
    return UpdatePlan(spaces, isOfEvent: false)
  }
}
