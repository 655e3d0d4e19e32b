extension KeyState {
  /// The event that is being read for.
  struct Reader {
    var row: UnsafePointer<Int64>
    var presence: UInt64
    var time: Int64
    var input: Int64

    func has(_ field: Int) -> Bool { presence & (1 << UInt64(field)) != 0 }
  }

  /// The value of a member of any kind; its window must have been moved.
  @inline(never)
  func value(of number: Int, for reader: Reader) -> FeatureValue {
    let member = layout.pointee.members.baseAddress.unsafelyUnwrapped + number
    if member.pointee.window < 0 { return newestValue(of: member, for: reader) }
    let bit = UInt64(1) << UInt64(number)
    let excluded =
      member.pointee.excludesCurrent ? entry(reader.input, of: member, bit: bit, at: reader.time) : nil
    let value = windowedValue(of: member, bit, for: reader, without: excluded)
    guard let rare else { return value }
    let from = reader.time - layout.pointee.windows[member.pointee.window].bounds.far
    let isCut = rare.pointee.fulls.contains { $0.member == number && $0.droppedThrough >= from }
    return isCut ? value.atLimit : value
  }

  private func windowedValue(
    of pointer: UnsafePointer<KeySpaceLayout.Member>, _ bit: UInt64, for reader: Reader, without excluded: Position?
  ) -> FeatureValue {
    let member = pointer.pointee
    let count = Int64(counts[member.windowed]) - (excluded == nil ? 0 : 1)
    let own = excluded.map { column(of: member, at: $0) } ?? 0
    switch member.kind {
    case .count: return .value(count)
    case .rate:
      let bounds = layout.pointee.windows[member.window].bounds
      return FeatureValue(Double(count) / (Double(bounds.far - bounds.near) / 3_600_000))
    case .sum: return FeatureValue(exactly: sums[member.sum] - Int128(own))
    case .mean(_, let isMoney):
      let sample = Sample(count: count, sum: sums[member.sum] - Int128(own))
      return isMoney ? .some(sample.roundedMean) : .some(sample.mean)
    case .stddev(_, let isMoney):
      let sample = sample(of: member, count, excluded == nil ? nil : own)
      if sample.moments.tooLarge > 0 { return .unknown }
      return isMoney ? .some(sample.roundedDeviation) : .some(sample.deviation)
    case .zscore(let field):
      guard reader.has(field) else { return .unknown }
      let sample = sample(of: member, count, excluded == nil ? nil : own)
      if count < 2 { return .never }
      return sample.score(of: reader.row[field]).map { FeatureValue($0) } ?? .unknown
    case .min, .max:
      guard count > 0 else { return .never }
      let value = extreme(of: member, bit: bit)
      return .value(excluded != nil && own == value ? search(member, bit, without: excluded) : value)
    case .distinct:
      let isOnly = excluded != nil && distincts[member.place].count(of: own) == 1
      return .value(Int64(distincts[member.place].distinct - (isOnly ? 1 : 0)))
    case .equal(let field, let tolerance):
      guard reader.has(field) else { return .unknown }
      let range = tolerance.range(around: reader.row[field])
      let found = sorted[member.place].count(in: range)
      return .value(found - (excluded != nil && range.contains(own) ? 1 : 0))
    case .risk(let points, let halfLife):
      let sum = decaying[member.place].value(
        at: reader.time, halfLife: halfLife, excluding: excluded == nil ? nil : reader.time)
      return FeatureValue(points * sum)
    case .age, .last, .since, .distance, .speed: return .unknown
    }
  }

  private func column(of member: KeySpaceLayout.Member, at place: Position) -> Int64 {
    member.column < 0 ? 0 : history.word(History.fixedWords + member.column, at: place)
  }

  private func sample(of member: KeySpaceLayout.Member, _ count: Int64, _ excluded: Int64?) -> Sample {
    var sample = Sample(count: count, sum: sums[member.sum], moments: moments[member.place])
    if let excluded {
      sample.sum -= Int128(excluded)
      sample.moments.add(excluded, -1)
    }
    return sample
  }

  // MARK: without a window

  private func newestValue(of pointer: UnsafePointer<KeySpaceLayout.Member>, for reader: Reader) -> FeatureValue {
    let member = pointer.pointee
    if case .age = member.kind {
      let first = firsts[member.place]
      return first <= reader.time ? .value(reader.time - first) : .never
    }
    let newest: RecentValues.Entry
    switch recents[member.place].newest(
      notAfter: reader.time, excluding: member.excludesCurrent ? reader.input : nil)
    {
    case .never: return .never
    case .forgotten: return .unknown
    case .entry(let entry): newest = entry
    }
    switch member.kind {
    case .last: return .value(newest.value)
    case .distance(let latitude, let longitude):
      return distance(newest, latitude, longitude, reader).map { FeatureValue($0) } ?? .unknown
    case .speed(let latitude, let longitude):
      guard let distance = distance(newest, latitude, longitude, reader) else { return .unknown }
      return FeatureValue(distance / (Double(max(1000, reader.time - newest.time)) / 3_600_000))
    default: return .value(reader.time - newest.time)
    }
  }

  private func distance(_ past: RecentValues.Entry, _ latitude: Int, _ longitude: Int, _ reader: Reader) -> Double? {
    guard reader.has(latitude), reader.has(longitude) else { return nil }
    return Sphere.distance(
      (Double(bitPattern: UInt64(bitPattern: past.value)), Double(bitPattern: UInt64(bitPattern: past.second))),
      (
        Double(bitPattern: UInt64(bitPattern: reader.row[latitude])),
        Double(bitPattern: UInt64(bitPattern: reader.row[longitude]))
      ))
  }

  // MARK: evidence

  /// Up to `limit` newest entries that make up a windowed member's value; its window must have been moved.
  func evidence(of member: KeySpaceLayout.Member, bit: UInt64, limit: Int) -> [Evidence] {
    let low = windows[member.window].low
    var place = windows[member.window].high
    var found: [Evidence] = []
    while place > low, found.count < limit {
      place = history.place(before: place)
      guard history.mask(at: place) & bit != 0 else { continue }
      found.append(
        Evidence(
          input: history.word(History.inputWord, at: place),
          time: history.time(at: place)))
    }
    return found.reversed()
  }
}

extension FeatureValue {
  fileprivate static func some(_ value: Int64?) -> FeatureValue { value.map { .value($0) } ?? .never }

  fileprivate static func some(_ value: Double?) -> FeatureValue { value.map { FeatureValue($0) } ?? .never }
}

extension KeySpaceLayout.Member {
  /// What it is for a key that was never seen.
  func valueOfNothing(for reader: KeyState.Reader) -> FeatureValue {
    switch kind {
    case .count, .sum, .distinct: .value(0)
    case .rate, .risk: FeatureValue(0.0)
    case .equal(let field, _): reader.has(field) ? .value(0) : .unknown
    case .zscore(let field): reader.has(field) ? .never : .unknown
    case .mean, .min, .max, .stddev, .age, .last, .since, .distance, .speed: .never
    }
  }
}
