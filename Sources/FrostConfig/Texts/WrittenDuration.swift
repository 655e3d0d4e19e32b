import FrostRules

/// Durations as files write them: numbers with units `ms s m h d`, greatest first: `10m`, `7d`, `1h30m`.
package enum WrittenDuration {
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Milliseconds; nil when it is no duration or too long for 64 bits.
  package static func milliseconds(of text: String) -> Int64? {
    var rest = text.utf8[...]
    var total: Int64 = 0
    var smallest = Int64.max
    repeat {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let letters = rest.dropFirst(digits.count).prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      guard let count = Int64(Substring(digits)),
        let unit = units.first(where: { $0.name == String(Substring(letters)) }),
        unit.milliseconds < smallest
      else { return nil }
      smallest = unit.milliseconds
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      let (sum, carry) = total.addingReportingOverflow(product)
      guard !overflow, !carry else { return nil }
      total = sum
      rest = rest.dropFirst(digits.count + letters.count)
    } while !rest.isEmpty
    return total
  }

  static func window(of text: String) -> FeatureSpec.Window? {
    guard let dots = text.firstRange(of: "..") else {
      return milliseconds(of: text).map { FeatureSpec.Window(near: 0, far: $0) }
    }
    guard let near = milliseconds(of: String(text[..<dots.lowerBound])),
      let far = milliseconds(of: String(text[dots.upperBound...])), near < far
    else { return nil }
    return FeatureSpec.Window(near: near, far: far)
  }
}
