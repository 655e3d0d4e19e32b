/// An exact decimal number: `coefficient` / 10^`scale`, without trailing zeros behind the point.
struct Decimal: Hashable, Sendable {
  private(set) var coefficient: Int64
  /// 0...18
  private(set) var scale: Int

  init(_ integer: Int64) {
    coefficient = integer
    scale = 0
  }

  private init?(coefficient: Int128, scale: Int) {
    var (coefficient, scale) = (coefficient, scale)
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    while scale < 0 {
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
      if overflow || coefficient == 0 { break }
      coefficient = product
      scale += 1
    }
    guard let narrow = Int64(exactly: coefficient), (coefficient == 0 || (0...18).contains(scale)) else { return nil }
    self.coefficient = narrow
    self.scale = coefficient == 0 ? 0 : scale
  }

  /// `-12.50`, `1e3`; nil where it is not a number or has more digits than fit exactly.
  init?(_ text: String) {
    var coefficient: Int128 = 0
    var scale = 0
    var digits = 0
    var seenPoint = false
    var rest = text.unicodeScalars[...]
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    while let next = rest.first, next != "e", next != "E" {
      rest.removeFirst()
      if next == ".", !seenPoint {
        seenPoint = true
      } else if next.isDigit {
        let (shifted, overflow) = coefficient.multipliedReportingOverflow(by: 10)
        guard !overflow, shifted <= Int128.max - 9 else { return nil }
        coefficient = shifted + Int128(next.value - 48)
        digits += 1
        if seenPoint { scale += 1 }
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    if !rest.isEmpty {
      guard let exponent = Int(String(rest.dropFirst())), (-400...400).contains(exponent) else { return nil }
      scale -= exponent
    }
    self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
  }

  /// The number times 10^`decimals`, where that is a whole number; nil also where it does not fit.
  func units(decimals: Int) -> Int64? {
    guard scale <= decimals, let factor = Self.power(decimals - scale) else { return nil }
    let (units, overflow) = coefficient.multipliedReportingOverflow(by: factor)
    return overflow ? nil : units
  }

  /// 10^`scale`.
  var divisor: Int64 { Self.power(scale)! }

  var isInteger: Bool { scale == 0 }

  static func power(_ exponent: Int) -> Int64? {
    guard (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  static prefix func - (a: Decimal) -> Decimal? { Decimal(coefficient: -Int128(a.coefficient), scale: a.scale) }

  /// Exact, or nil.
  func adding(_ other: Decimal) -> Decimal? {
    let common = max(scale, other.scale)
    let (a, b) = (
      Int128(coefficient) * Int128(Self.power(common - scale)!),
      Int128(other.coefficient) * Int128(Self.power(common - other.scale)!)
    )
    return Decimal(coefficient: a + b, scale: common)
  }

  /// Exact, or nil.
  func times(_ other: Decimal) -> Decimal? {
    Decimal(coefficient: Int128(coefficient) * Int128(other.coefficient), scale: scale + other.scale)
  }
}
