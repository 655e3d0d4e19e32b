import CEL
import FrostEvents
import FrostRules

/// Values as people read them, in texts with holes and in decision records.
struct ValueText {
  let schema: Schema
  let symbols: SymbolTable

  func text(_ scalar: Scalar, _ type: CELType) -> String {
    switch scalar.state {
    case .unknown: return "unknown"
    case .never: return "never"
    case .error: return "error"
    case .value: break
    }
    switch type {
    case .bool: return scalar.bits != 0 ? "true" : "false"
    case .double: return Self.short(Double(bitPattern: UInt64(bitPattern: scalar.bits)))
    case .money:
      return MoneyText.text(minorUnits: scalar.bits, decimals: schema.bookCurrency.decimals) + " "
        + schema.bookCurrency.code
    case .duration: return DurationText.text(milliseconds: scalar.bits)
    case .timestamp: return EventTime(milliseconds: scalar.bits).text
    case .string: return symbols.text(of: Symbol(number: UInt32(truncatingIfNeeded: scalar.bits)))
    default: return String(scalar.bits)
    }
  }

  /// A text with its holes filled; personal values show as `***`.
  func filled(_ bound: BoundText, _ frame: Frame) -> String {
    var text = ""
    for part in bound.parts {
      switch part {
      case .literal(let literal): text += literal
      case .masked: text += Self.masked
      case .hole(let program, let type, let format):
        let value = program.evaluate(frame)
        text += format == .percent ? percent(value, type) : self.text(value, type)
      }
    }
    return text
  }

  static let masked = "***"

  private func percent(_ scalar: Scalar, _ type: CELType) -> String {
    guard let number = RuleEvaluation.number(scalar, type), abs(number) < 1e9 else { return text(scalar, type) }
    return String(Int64((number * 100).rounded(.toNearestOrAwayFromZero))) + " %"
  }

  /// Two decimals at most.
  static func short(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return number.description }
    let hundredths = Int64((number * 100).rounded(.toNearestOrAwayFromZero))
    let sign = hundredths < 0 ? "-" : ""
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return sign + String(whole) }
    let digits = part < 10 ? "0\(part)" : String(part)
    return sign + String(whole) + "." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}
