import CEL
import FrostConfig
import FrostEvents

/// Whether a feature has the value that a test writes: `4`, `4800` beside money, `20m`, `unknown`, `never`.
struct FeatureText {
  let schema: Schema

  func matches(_ scalar: Scalar, _ type: CELType, _ wanted: String, text: String) -> Bool {
    if wanted == text { return true }
    guard scalar.state == .value else { return false }
    switch type {
    case .int: return Int64(wanted) == scalar.bits
    case .money: return (try? MoneyText.minorUnits(wanted, decimals: schema.bookCurrency.decimals)) == scalar.bits
    case .duration: return WrittenDuration.milliseconds(of: wanted) == scalar.bits
    case .timestamp: return (try? EventTime(rfc3339: wanted))?.milliseconds == scalar.bits
    case .double:
      let found = Double(bitPattern: UInt64(bitPattern: scalar.bits))
      guard let number = Double(wanted) else { return false }
      return abs(found - number) <= 1e-9 * max(1, abs(number))
    default: return false
    }
  }
}
