import CEL
import FrostEvents
import FrostRules

/// A comparison of one name with a constant, as conditions write it: `senders_24h >= 3`, `amount >= limit.mule_in`.
struct Threshold: Hashable {
  var name: String
  var sign: String
  /// As it is written.
  var constant: String

  var text: String { "\(name) \(sign) \(constant)" }

  /// Made once: each making parses it. Nothing changes it.
  private nonisolated(unsafe) static let form =
    /([A-Za-z_][A-Za-z0-9_.]*)\s*(>=|<=|==|>|<)\s*('[0-9][0-9a-z]*'|[0-9]+(?:\.[0-9]+)?|limit\.[a-z0-9_]+)/

  /// The comparisons in a condition whose sides are a bare name and a bare constant.
  static func all(in condition: String) -> [Threshold] {
    return condition.matches(of: form).compactMap { match in
      let before = condition[..<match.range.lowerBound].reversed().first { $0 != " " }
      let after = condition[match.range.upperBound...].first { $0 != " " }
      guard before.map({ "(&|".contains($0) }) ?? true, after.map({ ")&|".contains($0) }) ?? true else { return nil }
      return Threshold(name: String(match.1), sign: String(match.2), constant: String(match.3))
    }
  }

  /// The constant in the units of the name's type: minor units, milliseconds, a count; nil: another type's.
  func units(_ type: CELType, decimals: Int, limits: [String: String]) -> Int64? {
    let text = limits[constant] ?? constant
    switch type {
    case .int: return Int64(text)
    case .money: return try? MoneyText.minorUnits(text, decimals: decimals)
    case .duration: return WrittenDurations.milliseconds(text)
    default: return nil
    }
  }

  func holds(_ value: Int64, _ bound: Int64) -> Bool {
    switch sign {
    case ">=": value >= bound
    case "<=": value <= bound
    case ">": value > bound
    case "<": value < bound
    default: value == bound
    }
  }
}
