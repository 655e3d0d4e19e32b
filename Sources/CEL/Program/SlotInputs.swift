/// Slots as the values that computed parts of an expression read, each when it is first asked for.
struct SlotInputs {
  struct Input: Sendable {
    var slot: Int
    var type: CELType
  }

  let inputs: [Input]
  let frame: Frame

  func value(_ index: Int, _ budget: inout Budget) throws(EvaluationFailure) -> Value {
    let input = inputs[index]
    let state = frame.states[input.slot]
    guard state == .value else { throw EvaluationFailure.absent(state) }
    let bits = frame.values[input.slot]
    switch input.type {
    case .bool: return .bool(bits != 0)
    case .int: return .int(bits)
    case .uint: return .uint(UInt64(bitPattern: bits))
    case .double: return .double(Double(bitPattern: UInt64(bitPattern: bits)))
    case .timestamp:
      guard let moment = Moment(nanoseconds: Int128(bits) * 1_000_000) else { break }
      return .timestamp(moment)
    case .duration: return .duration(try fitting(bits.multipliedReportingOverflow(by: 1_000_000)))
    case .string:
      guard let texts = frame.texts else { break }
      let text = texts.text(of: bits)
      try budget.spend(text.utf8.count / 16)
      return .string(text)
    default: break
    }
    throw EvaluationFailure.absent(.error)
  }
}
