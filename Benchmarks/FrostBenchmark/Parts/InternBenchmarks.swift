import FrostEvents

/// Texts to symbols: an event is a text.
enum InternBenchmarks {
  static let all = [
    Benchmark("intern/known, 10,000 texts") { known(10_000, &$0) },
    Benchmark("intern/known, 1,000,000 texts") { known($0.scaled(1_000_000), &$0) },
    Benchmark("intern/new") { new(&$0) },
  ]

  private static func known(_ count: Int, _ meter: inout Meter) {
    let texts = Texts(count)
    var table = SymbolTable(key: .fixed)
    texts.forEach(0..<count) { _ = table.intern($0) }
    var chance = Chance(seed: 1)
    for _ in 0..<meter.scaled(200) {
      let order = (0..<5000).map { _ in chance.below(count) }
      meter.measure(order.count) { for number in order { texts.with(number) { _ = table.intern($0) } } }
    }
  }

  private static func new(_ meter: inout Meter) {
    let count = meter.scaled(1_000_000)
    let texts = Texts(count)
    var table = SymbolTable(key: .fixed)
    for range in Lines.ranges(count, 5000) {
      meter.measure(range.count) { texts.forEach(range) { _ = table.intern($0) } }
    }
    meter.notes.append(("bytes a text", "\(table.textBytes / table.count)"))
  }

  /// `ac_` and sixteen digits of a number's hash.
  private struct Texts {
    private static let length = 19
    private var bytes: [UInt8] = []

    init(_ count: Int) {
      for number in 0..<count {
        let hash = Chance.mix(UInt64(number))
        bytes.append(contentsOf: "ac_".utf8)
        for place in stride(from: 60, through: 0, by: -4) { bytes.append(0x61 + UInt8(hash >> UInt64(place) & 15)) }
      }
    }

    func with(_ number: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
      bytes.withUnsafeBytes { bytes in
        body(UnsafeRawBufferPointer(rebasing: bytes[number * Self.length..<(number + 1) * Self.length]))
      }
    }

    func forEach(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
      for number in range { with(number, body) }
    }
  }
}
