/// Doubles as text, and back.
enum DoubleText {
  /// `-1.5e3`, `NaN`, `Infinity`; nil where it is none of these, or too large.
  static func value(_ text: String) -> Double? {
    switch text {
    case "NaN", "nan": return .nan
    case "Infinity", "+Infinity", "Inf", "+Inf", "inf", "+inf": return .infinity
    case "-Infinity", "-Inf", "-inf": return -.infinity
    default: break
    }
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  /// The shortest text that gives the same double again; with an exponent from 1e21 on, and below 1e-4.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortest(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent >= 21 {
      let fraction = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
      let magnitude = abs(exponent)
      return sign + String(decoding: digits.prefix(1), as: UTF8.self) + fraction + (exponent < 0 ? "e-" : "e+")
        + (magnitude < 10 ? "0" : "") + "\(magnitude)"
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + String(decoding: digits, as: UTF8.self)
    }
    let whole = digits.prefix(exponent + 1) + repeatElement(48, count: max(0, exponent + 1 - digits.count))
    let rest = digits.dropFirst(exponent + 1)
    return sign + String(decoding: whole, as: UTF8.self)
      + (rest.isEmpty ? "" : "." + String(decoding: rest, as: UTF8.self))
  }

  /// The digits, without zeros around them, and the power of ten of the first.
  private static func shortest(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var behindPoint = 0
    var seenPoint = false
    var rest = Array("\(value)".utf8)[...]
    while let next = rest.first {
      rest.removeFirst()
      if next == UInt8(ascii: "e") {
        exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
        break
      }
      if next == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        digits.append(next)
        if seenPoint { behindPoint += 1 }
      }
    }
    var first = digits.count - behindPoint - 1 + exponent
    while digits.first == 48 {
      digits.removeFirst()
      first -= 1
    }
    while digits.last == 48 { digits.removeLast() }
    return (digits, first)
  }
}
