import CEL
import FrostEvents
import FrostRules

/// A currency code: three capital letters (ISO 4217).
enum CurrencyReader {
  static func currency(_ code: Placed<String>, _ findings: Findings) -> Currency? {
    guard let currency = Currency(code: code.value) else {
      findings.error(
        "a currency is three capital letters (ISO 4217), not `\(code.value)`", at: code.place,
        length: code.value.unicodeScalars.count, hint: "for example CNY")
      return nil
    }
    return currency
  }
}
