import FrostFeatures

/// Loads a checkpoint's keys, each space by itself.
struct KeyLoading {
  /// Of slices of a space, the input that their keys see next.
  private(set) var numbers: [(space: Int, slices: Range<Int>, number: Int64)] = []
  /// One for each space, the largest first.
  let pieces: [@Sendable () -> Void]
  private let spaces: [Space]
  private let empty: FeatureTable

  /// - Throws: what is wrong with the parts' labels.
  init(_ parts: [CheckpointView], _ head: CheckpointHead) throws(CheckpointRefusal) {
    var table = head.features
    var own = head.spaces.map { _ in [CheckpointView]() }
    var next = head.spaces.map { _ in 0 }
    for part in parts where part.label.kind == .keys {
      let label = part.label
      guard own.indices.contains(label.space), label.slices.lowerBound == next[label.space],
        label.count <= part.bytes.count, label.number <= head.nextInput
      else { throw Engine.unreadable("keys") }
      own[label.space].append(part)
      next[label.space] = label.slices.upperBound
      if let space = head.spaces[label.space] { numbers.append((space, label.slices, label.number)) }
    }
    guard next.allSatisfy({ $0 == FeatureTable.slices }) else { throw Engine.unreadable("keys") }
    var spaces: [Space] = []
    for (parts, space) in zip(own, head.spaces) {
      if let space { spaces.append(Space(parts, table.loading(of: space), symbols: head.symbols)) }
    }
    self.spaces = spaces.sorted { $0.bytes > $1.bytes }
    empty = table
    pieces = self.spaces.map { space in { space.run() } }
  }

  /// Whether all pieces were loaded.
  var isRight: Bool { spaces.allSatisfy(\.isRight) }

  /// The table with the keys, when all pieces were loaded.
  var table: FeatureTable {
    var table = empty
    for space in spaces { table.take(space.loading) }
    return table
  }

  /// Unchecked because one thread at a time has it.
  private final class Space: @unchecked Sendable {
    let loading: SpaceLoading
    private(set) var isRight = false
    private let parts: [CheckpointView]
    private let symbols: Int

    init(_ parts: [CheckpointView], _ loading: SpaceLoading, symbols: Int) {
      self.parts = parts
      self.loading = loading
      self.symbols = symbols
    }

    var bytes: Int { parts.reduce(0) { $0 + $1.bytes.count } }

    func run() {
      loading.reserve(parts.reduce(0) { $0 + $1.label.count })
      isRight = parts.allSatisfy { loading.load($0.bytes, keys: $0.label.count, symbols: symbols) }
    }
  }
}
