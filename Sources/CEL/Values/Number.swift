/// A number whose text is known, so that it can become what stands beside it: an int, a double, or money.
public struct Number: Hashable, Sendable {
  /// Written without point and exponent.
  let isInteger: Bool
  let double: Double
  /// Nil where the text has more digits than an exact decimal here.
  let decimal: Decimal?

  /// `-12`, `0.85`, `1e3`.
  /// - Returns: nil where the text is not a number, is not finite, or is an integer beyond 64 bits.
  public init?(_ text: String) {
    guard text.unicodeScalars.allSatisfy({ $0.isDigit || "+-.eE".unicodeScalars.contains($0) }),
      let double = Double(text), double.isFinite
    else { return nil }
    isInteger = text.unicodeScalars.allSatisfy { $0.isDigit || $0 == "-" }
    if isInteger, Int64(text) == nil { return nil }
    self.double = double
    decimal = Decimal(text)
  }

  init(_ value: Int64) {
    isInteger = true
    double = Double(value)
    decimal = Decimal(value)
  }

  private init?(isInteger: Bool, decimal: Decimal?, double: Double) {
    guard let decimal, double.isFinite else { return nil }
    self.isInteger = isInteger
    self.decimal = decimal
    self.double = double
  }

  /// The value of one written as an integer.
  var int: Int64? { isInteger ? decimal?.coefficient : nil }

  var type: CELType { isInteger ? .int : .double }

  var negated: Number? { Number(isInteger: isInteger, decimal: decimal.flatMap { -$0 }, double: -double) }

  /// The exact result of `+`, `-` or `*`; nil where it is not exact, or not one of these.
  func combined(_ function: String, with other: Number) -> Number? {
    guard let a = decimal, let b = other.decimal else { return nil }
    let both = isInteger && other.isInteger
    switch function {
    case "_+_": return Number(isInteger: both, decimal: a.adding(b), double: double + other.double)
    case "_-_": return Number(isInteger: both, decimal: (-b).flatMap(a.adding), double: double - other.double)
    case "_*_": return Number(isInteger: both, decimal: a.times(b), double: double * other.double)
    default: return nil
    }
  }
}
