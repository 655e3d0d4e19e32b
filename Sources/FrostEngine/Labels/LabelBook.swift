import FrostEvents

/// What rules called the values of keys, and when it holds: since the newest time it began and, for late events, the time
/// before that.
struct LabelBook: Sendable {
  struct Key: Hashable, Sendable {
    var kind: Symbol
    var subject: Symbol
    var label: Symbol
  }

  struct Entry: Sendable {
    var key: Key
    var current: Validity
    var before: Validity?

    /// When it holds no more.
    var end: EventTime { max(current.until, before?.until ?? .never) }
  }

  private let limit: Int
  var places: [Key: Int] = [:]
  var entries: [Entry] = []

  /// - Parameter limit: labels that are kept at most, those that have ended but may still hold for a late event among them.
  init(limit: Int = 1_000_000) { self.limit = limit }

  var count: Int { entries.count }

  func contains(_ key: Key, at time: EventTime) -> Bool {
    guard let place = places[key] else { return false }
    return entries[place].current.contains(time) || entries[place].before?.contains(time) ?? false
  }

  /// Whether the label already holds for all of this time.
  func covers(_ key: Key, _ validity: Validity) -> Bool {
    guard let known = places[key].map({ entries[$0].current }) else { return false }
    return known.from <= validity.from && validity.until <= known.until
  }

  /// Whether another label can be kept, after forgetting those that ended before `oldest`.
  mutating func hasRoom(for key: Key, oldest: EventTime) -> Bool {
    guard places[key] == nil, entries.count >= limit else { return true }
    entries.removeAll { $0.end <= oldest }
    places = [:]
    for (place, entry) in entries.enumerated() { places[entry.key] = place }
    return entries.count < limit
  }

  mutating func apply(_ row: SubjectLabelRow, oldest: EventTime, symbols: inout SymbolTable) {
    let key = Key(
      kind: symbols.intern(row.kind), subject: symbols.intern(row.subject), label: symbols.intern(row.label))
    let validity = Validity(from: row.from, until: row.until)
    guard hasRoom(for: key, oldest: oldest) else { return }
    guard let place = places[key] else {
      places[key] = entries.count
      entries.append(Entry(key: key, current: validity, before: nil))
      return
    }
    let known = entries[place].current
    if validity.from <= known.until, known.from <= validity.until {
      entries[place].current = Validity(
        from: min(known.from, validity.from), until: max(known.until, validity.until))
    } else if known.until < validity.from {
      entries[place].before = known
      entries[place].current = validity
    } else {
      entries[place].before = validity
    }
  }
}
