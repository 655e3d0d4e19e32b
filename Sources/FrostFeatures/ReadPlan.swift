import FrostEvents

extension FeatureTable {
  /// What to look up for a type of event: the features under one key. At fixed addresses: reading it counts no references.
  /// Unchecked because it never changes and its memory is its own.
  package final class ReadPlan: @unchecked Sendable {
    struct Group: BitwiseCopyable {
      var space: Int
      var key: FeatureKey.Fields
      /// It is the key that the event is remembered under.
      var isOwn: Bool
      /// Its part of `reads`.
      var first: Int
      var end: Int
      /// Bits of the windows that they are read over.
      var windows: UInt64
    }

    /// How a value is found: kinds that are simple are read where they lie.
    enum Way: UInt8 { case count, sum, distinct, age, other }

    struct Read: BitwiseCopyable {
      var way: Way
      var member: UInt8
      var feature: Int32
      /// Of simple kinds: bytes from the cell's start.
      var part: UInt32
      /// How far ago its window ends, ms; 0: it does not end before the present.
      var near: Int64
    }

    let groups: UnsafeBufferPointer<Group>
    let reads: UnsafeBufferPointer<Read>

    init(_ groups: [Group], _ reads: [Read]) {
      self.groups = groups.copied()
      self.reads = reads.copied()
    }

    deinit {
      groups.deallocate()
      reads.deallocate()
    }
  }

  /// - Parameter features: numbers of the features that are needed.
  package func readPlan(for features: some Sequence<Int>) -> ReadPlan {
    var groups: [(space: Int, fields: [Int], reads: [ReadPlan.Read], windows: UInt64)] = []
    for feature in features {
      let (space, member) = homes[feature]
      let fields = definitions[feature].read
      let window = layouts[space].members[member].window
      let group = groups.firstIndex { $0.space == space && $0.fields == fields } ?? groups.count
      if group == groups.count { groups.append((space, fields, [], 0)) }
      groups[group].reads.append(read(of: feature))
      if window >= 0 { groups[group].windows |= 1 << UInt64(window) }
    }
    var reads: [ReadPlan.Read] = []
    let fixedGroups = groups.map { group in
      let first = reads.count
      reads += group.reads
      return ReadPlan.Group(
        space: group.space, key: FeatureKey.Fields(group.fields), isOwn: group.fields == layouts[group.space].key,
        first: first, end: reads.count, windows: group.windows)
    }
    return ReadPlan(fixedGroups, reads)
  }

  private func read(of feature: Int) -> ReadPlan.Read {
    let (space, number) = homes[feature]
    let member = layouts[space].members[number]
    let step = fixed[space].pointee.steps[number]
    var read = ReadPlan.Read(
      way: .other, member: UInt8(number), feature: Int32(feature), part: 0,
      near: member.window < 0 ? 0 : layouts[space].windows[member.window].bounds.near)
    switch member.kind {
    case .count where !member.excludesCurrent: (read.way, read.part) = (.count, step.count)
    case .sum where !member.excludesCurrent: (read.way, read.part) = (.sum, step.sum)
    case .distinct where !member.excludesCurrent: (read.way, read.part) = (.distinct, step.part)
    case .age:
      let place = fixed[space].pointee.offsets.firsts + member.place * MemoryLayout<Int64>.stride
      (read.way, read.part) = (.age, UInt32(place))
    default: break
    }
    return read
  }
}
