import FrostEvents
import FrostFeatures

/// A checkpoint of a table, written a few slices at a time while events go on, and what it takes to load it.
struct TableCheckpoint {
  /// An event as the table was given it.
  struct Update {
    var plan: FeatureTable.UpdatePlan
    var row: [Int64]
    var presence: UInt64
    var time: EventTime
    var input: Int64
    var holds: [Bool]
  }

  private var parts: [(slices: FeatureTable.Slices, number: Int64)] = []
  private var next = (space: 0, slice: 0)
  /// Since the first slice.
  private var updates: [Update] = []
  private let limits: [FeatureTable.Limit]

  /// A mistake that a test must find.
  var forgetsNumbers = false

  init(_ table: FeatureTable) { limits = table.limits }

  mutating func note(_ update: Update) { updates.append(update) }

  /// Takes some slices more.
  /// - Parameter number: of the next input.
  /// - Returns: whether there are no more.
  mutating func advance(_ table: FeatureTable, number: Int64, _ random: inout SeededGenerator) -> Bool {
    for _ in 0..<Int.random(in: 0...3, using: &random) where next.space < table.spaces {
      let end = random.pick([FeatureTable.slices, Int.random(in: next.slice + 1...FeatureTable.slices, using: &random)])
      let slices = table.slices(of: next.space, in: next.slice..<end, atLeast: random.pick([1, 300, 1 << 20]))
      parts.append((slices, number))
      next.slice = slices.slices.upperBound
      if next.slice == FeatureTable.slices { next = (next.space + 1, 0) }
    }
    return next.space >= table.spaces
  }

  /// The table that comes of it.
  /// - Returns: nil: the table met a limit meanwhile, or the bytes cannot be read.
  func loaded(_ table: FeatureTable, lateness: Int64) -> FeatureTable? {
    guard table.held(since: limits),
      var loaded = table.image.withUnsafeBytes({
        FeatureTable(image: $0, fields: RandomDefinitions.fields, lateness: lateness)
      })
    else { return nil }
    for (slices, _) in parts {
      let loading = loaded.loading(of: slices.space)
      loading.reserve(slices.keys)
      let isRead = slices.bytes.withUnsafeBytes { loading.load($0, keys: slices.keys, symbols: 1 << 32) }
      guard isRead else { return nil }
      loaded.take(loading)
    }
    loaded.beginGap(
      parts.map { ($0.slices.space, $0.slices.slices, forgetsNumbers ? parts[0].number : $0.number) })
    for update in updates {
      loaded.turn(to: update.input)
      loaded.update(
        update.plan, row: update.row, presence: update.presence, time: update.time, input: update.input,
        holds: update.holds)
    }
    loaded.endGap()
    return loaded
  }
}

extension FeatureTable {
  /// Everything a table knows of its keys, by space: a key's bytes where each has a slice of its own.
  var keyImages: [[[UInt8]]] {
    (0..<spaces).map { space in
      (0..<Self.slices).map { slices(of: space, in: $0..<$0 + 1, atLeast: 64).bytes }
    }
  }
}
