/// Remembers which event ids were accepted, for at least `horizon` of event time and at most twice as long.
///
/// Ids are kept as 128-bit keyed hashes with a digest of the event's content, in two generations: the slice of event time
/// that is being filled and the one before. When time enters a new slice the older generation is dropped whole. A
/// generation that reaches its limit is closed early; the ids that are lost with it are counted in `forgotten`.
package struct DuplicateFilter: Sendable {
  /// What is known of an id.
  package enum Admission: Hashable, Sendable {
    /// Not seen within the horizon; remembered now.
    case new
    /// Seen with the same content.
    case duplicate
    /// Seen with other content.
    case conflict
  }

  package static let defaultHorizon: Int64 = 7 * 86_400_000
  package static let defaultLimit = 20_000_000

  private let key: HashKey
  private let horizon: Int64
  private let limit: Int
  var current = Generation()
  var previous = Generation()
  /// Number of the slice that `current` belongs to.
  var slice = Int64.min
  /// Ids dropped before their time because a generation was full.
  package internal(set) var forgotten: Int64 = 0

  /// `horizon` in milliseconds of event time, `limit` in ids a generation (24 bytes each, at least half filled).
  package init(key: HashKey, horizon: Int64 = defaultHorizon, limit: Int = defaultLimit) {
    precondition(horizon > 0 && limit > 0)
    self.key = key
    self.horizon = horizon
    self.limit = limit
  }

  /// How many ids are remembered.
  package var count: Int { current.count + previous.count }

  /// Bytes that they take.
  package var bytes: Int { current.bytes + previous.bytes }

  /// An id's keyed hash.
  package struct Identity: BitwiseCopyable, Sendable {
    fileprivate let low: UInt64
    fileprivate let high: UInt64

    package init(_ id: UnsafeRawBufferPointer, _ key: HashKey) {
      let hash = key.identity(id)
      // The all-zero hash marks a free entry.
      low = hash.low == 0 && hash.high == 0 ? 1 : hash.low
      high = hash.high
    }
  }

  package func identity(of id: UnsafeRawBufferPointer) -> Identity { Identity(id, key) }

  /// Asks for the memory in which it will be looked for.
  package func prefetch(_ id: Identity) {
    previous.prefetch(low: id.low, high: id.high)
    current.prefetch(low: id.low, high: id.high)
  }

  /// Asks for an id and remembers it if it is new. `time` may lie behind earlier ones; only its advance ends a slice.
  package mutating func admit(id: UnsafeRawBufferPointer, digest: UInt64, at time: EventTime) -> Admission {
    admit(identity(of: id), digest: digest, at: time)
  }

  package mutating func admit(_ id: Identity, digest: UInt64, at time: EventTime) -> Admission {
    rotate(to: time)
    let (low, high) = (id.low, id.high)
    if let known = previous.digest(low: low, high: high) { return known == digest ? .duplicate : .conflict }
    if let known = current.remember(low: low, high: high, digest: digest) {
      return known == digest ? .duplicate : .conflict
    }
    if current.count >= limit {
      forgotten += Int64(previous.count)
      previous = current
      current = Generation()
    }
    return .new
  }

  private mutating func rotate(to time: EventTime) {
    let reached = time.milliseconds / horizon
    guard reached > slice else { return }
    if slice != .min {
      previous = reached == slice + 1 ? current : Generation()
      current = Generation()
    }
    slice = reached
  }
}
