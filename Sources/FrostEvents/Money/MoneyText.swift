/// Amounts as text and as minor units: `12.5` in a currency with two decimals is 1250. Never through a double.
package enum MoneyText {
  /// Why a text is not an amount.
  package enum Failure: Error, Hashable, Sendable {
    case notANumber
    case tooManyDecimals(Int)
    case tooLarge

    /// What is wrong, to follow a colon.
    package var sentence: String {
      switch self {
      case .notANumber: "not a decimal number such as 12.50"
      case .tooManyDecimals(let decimals): "more decimals than the currency has (\(decimals))"
      case .tooLarge: "too large: minor units must fit 64 bits"
      }
    }
  }

  /// Reads decimal text in the form of a JSON number (`-12.50`, `1e3`), exactly or not at all.
  package static func minorUnits(_ text: UnsafeRawBufferPointer, decimals: Int) throws(Failure) -> Int64 {
    guard let decimal = Decimal(text) else { throw .notANumber }
    return try minorUnits(decimal, decimals: decimals)
  }

  static func minorUnits(_ decimal: Decimal, decimals: Int) throws(Failure) -> Int64 {
    if decimal.exceeds(decimals: decimals) { throw .tooManyDecimals(decimals) }
    guard let units = decimal.scaled(decimals: decimals) else { throw .tooLarge }
    return units
  }

  package static func minorUnits(_ text: String, decimals: Int) throws(Failure) -> Int64 {
    try text.withBytes { bytes throws(Failure) in try minorUnits(bytes, decimals: decimals) }
  }

  /// All decimals of the currency, no grouping: 480000 with two decimals is `4800.00`.
  package static func text(minorUnits: Int64, decimals: Int) -> String {
    var digits = String(minorUnits.magnitude)
    let sign = minorUnits < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }
}
