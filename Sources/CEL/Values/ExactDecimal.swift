/// The decimal digits that a binary double has, all of them: what rounding half to even has to see.
struct ExactDecimal {
  private var isNegative: Bool
  /// Values 0 to 9, the first not 0 unless it is the only one before the point.
  private var digits: [UInt8]
  /// How many of them stand behind the point.
  private var scale: Int

  init(isNegative: Bool, integer: UInt64) {
    self.isNegative = isNegative
    digits = "\(integer)".utf8.map { $0 - 48 }
    scale = 0
  }

  /// A finite double.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    scale = 0
    guard value != 0 else {
      digits = [0]
      return
    }
    // value = significand * 2^exponent
    var exponent = Int(value.exponent) - 52
    var significand = UInt64(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0)
    if !value.isNormal { exponent = -1_074 }
    while significand % 2 == 0, exponent < 0 {
      significand /= 2
      exponent += 1
    }
    var number = DecimalNatural(significand)
    // Dividing by 2 is multiplying by 5 and moving the point.
    if exponent >= 0 { number.multiply(by: 2, times: exponent) } else { number.multiply(by: 5, times: -exponent) }
    scale = max(0, -exponent)
    digits = number.digits
  }

  /// With so many digits behind the point.
  func fixed(_ precision: Int) -> String {
    var digits = digits
    if digits.count <= scale { digits.insert(contentsOf: repeatElement(0, count: scale + 1 - digits.count), at: 0) }
    let whole = digits.count - scale
    let rounded = Self.rounded(digits, to: whole + precision)
    let split = rounded.count - precision
    return sign + Self.text(rounded[..<split]) + (precision > 0 ? "." + Self.text(rounded[split...]) : "")
  }

  /// `1.052033e+03`
  func scientific(_ precision: Int) -> String {
    let first = digits.firstIndex { $0 != 0 } ?? digits.count - 1
    let significant = Array(digits[first...])
    var rounded = Self.rounded(significant, to: precision + 1)
    var exponent = digits == [0] ? 0 : significant.count - 1 - scale
    if rounded.count > precision + 1 {
      rounded.removeLast()
      exponent += 1
    }
    let magnitude = abs(exponent)
    return sign + Self.text(rounded[..<1]) + (precision > 0 ? "." + Self.text(rounded[1...]) : "")
      + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + "\(magnitude)"
  }

  private var sign: String { isNegative ? "-" : "" }

  /// The first so many digits, half to even; one more where the rounding carries over the first.
  private static func rounded(_ digits: [UInt8], to count: Int) -> [UInt8] {
    guard count < digits.count else { return digits + repeatElement(0, count: count - digits.count) }
    var kept = Array(digits[..<count])
    let rest = digits[count...]
    let half = rest.first! == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let roundsUp = half ? (kept.last ?? 0) % 2 == 1 : rest.first! >= 5
    guard roundsUp else { return kept }
    var index = kept.count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
    return kept
  }

  private static func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }
}

/// A natural number without limit, in groups of nine decimal digits, the lowest first.
private struct DecimalNatural {
  private var groups: [UInt64]

  init(_ value: UInt64) {
    groups = [value % 1_000_000_000, value / 1_000_000_000 % 1_000_000_000, value / 1_000_000_000_000_000_000]
  }

  mutating func multiply(by factor: UInt64, times: Int) {
    for _ in 0..<times {
      var carry: UInt64 = 0
      for index in groups.indices {
        let product = groups[index] * factor + carry
        groups[index] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      if carry > 0 { groups.append(carry) }
    }
  }

  /// Values 0 to 9, without zeros before them.
  var digits: [UInt8] {
    let text = groups.reversed().map { String(String(1_000_000_000 + $0).dropFirst()) }.joined()
    let digits = text.utf8.map { $0 - 48 }
    return Array(digits.drop { $0 == 0 })
  }
}
