/// A decimal number exactly as it is written: `significand` times ten to the `exponent`, without trailing zeros. Never a
/// binary fraction.
struct Decimal: Hashable, Sendable {
  private(set) var isNegative = false
  private(set) var significand: UInt64 = 0
  private(set) var exponent = 0
  /// The digits do not fit the significand; the exponent is still that of the last digit that is not zero.
  private(set) var isTooLong = false
  /// Zeros that were read and count only if another digit follows.
  private var pendingZeros = 0

  /// Reads the text of a JSON number (RFC 8259): `-12.50`, `1e3`; nil when it is none.
  init?(_ text: UnsafeRawBufferPointer) {
    var position = 0
    if position < text.count, text[position] == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    let first = position
    let whole = readDigits(text, from: &position)
    guard whole > 0, whole == 1 || text[first] != UInt8(ascii: "0") else { return nil }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      let fraction = readDigits(text, from: &position)
      guard fraction > 0 else { return nil }
      exponent = -fraction
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard let power = Self.power(text, from: &position) else { return nil }
      exponent += power
    }
    guard position == text.count else { return nil }
    exponent += pendingZeros
    pendingZeros = 0
    if significand == 0 { exponent = 0 }
  }

  /// The number times ten to the `decimals`, what lies behind those decimals cut off; nil when a word does not hold it.
  func scaled(decimals: Int) -> Int64? {
    if significand == 0 { return 0 }
    let shift = exponent + decimals
    guard !isTooLong, shift < 20 else { return nil }
    var value = significand
    for _ in 0..<max(0, shift) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    for _ in 0..<min(20, max(0, -shift)) { value /= 10 }
    guard value <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(value) : Int64(value)
  }

  /// Whether digits other than zero lie behind so many decimals.
  func exceeds(decimals: Int) -> Bool { significand != 0 && exponent + decimals < 0 }

  /// A word for a digest: differs for different numbers and words, but for rare collisions.
  func mixed(with word: UInt64) -> Int64 {
    var mix = significand &* 0x9E37_79B9_7F4A_7C15 ^ word
    mix = mix &* 0xBF58_476D_1CE4_E5B9 &+ UInt64(bitPattern: Int64(exponent))
    mix = mix &* 0x94D0_49BB_1331_11EB &+ (isNegative ? 1 : 0)
    return Int64(bitPattern: mix ^ (mix >> 31))
  }

  /// Takes digits up to the first other character; says how many.
  private mutating func readDigits(_ text: UnsafeRawBufferPointer, from position: inout Int) -> Int {
    let start = position
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      position += 1
      if digit == 0 {
        pendingZeros += 1
      } else {
        for _ in 0..<min(20, pendingZeros) where significand != 0 { shiftIn(0) }
        shiftIn(digit)
        pendingZeros = 0
      }
    }
    return position - start
  }

  private mutating func shiftIn(_ digit: UInt8) {
    let (tens, overflow) = significand.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
    if overflow || carry { isTooLong = true } else { significand = sum }
  }

  /// The exponent behind an `e`, held within ±100,000, where every number but zero is out of all ranges.
  private static func power(_ text: UnsafeRawBufferPointer, from position: inout Int) -> Int? {
    var sign = 1
    if position < text.count, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
      if text[position] == UInt8(ascii: "-") { sign = -1 }
      position += 1
    }
    let start = position
    var value = 0
    while position < text.count, text[position] &- UInt8(ascii: "0") <= 9 {
      value = min(100_000, value * 10 + Int(text[position] &- UInt8(ascii: "0")))
      position += 1
    }
    return position > start ? sign * value : nil
  }
}
