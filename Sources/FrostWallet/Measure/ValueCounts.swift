/// How often each value of each text field stands in the stream.
struct ValueCounts {
  /// Fields with more values than this are not asked for one certain value.
  static let few = 40

  private var counts: [[UInt64: Int64]] = Array(repeating: [:], count: StreamField.all.count)
  /// Of the fields with few values: their values, in the order of first sight.
  private(set) var certain: [[UInt64]] = Array(repeating: [], count: StreamField.all.count)
  private(set) var names: [UInt64: String] = [:]

  mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    FlatLine.forEachField(of: line) { key, value in
      guard let field = StreamField.number(of: key), let hash = Self.hash(value, StreamField.all[field]) else { return }
      counts[field][hash, default: 0] += 1
      if certain[field].count <= Self.few, !certain[field].contains(hash) {
        certain[field].append(hash)
        names[hash] = String(decoding: value, as: UTF8.self)
      }
    }
  }

  /// Forgets the certain values of fields that have too many.
  mutating func close() {
    for field in certain.indices where certain[field].count > Self.few { certain[field] = [] }
  }

  func count(_ hash: UInt64, field: Int) -> Int64 { counts[field][hash] ?? 0 }

  /// The value's FNV-1a hash; of a time, its hour. Nil: a number, whose rarity says nothing.
  static func hash(_ value: UnsafeBufferPointer<UInt8>, _ field: StreamField) -> UInt64? {
    switch field.kind {
    case .text: value.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    case .hour: UInt64(field.number(in: value))
    case .number, .date: nil
    }
  }
}
