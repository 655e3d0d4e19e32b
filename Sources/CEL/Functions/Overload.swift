/// A function at given types, as an instruction over scalars.
struct Overload: Sendable {
  enum Mode: Sendable { case everywhere, standardOnly, rulesOnly }

  var parameters: [CELType]
  var result: CELType
  var code: Opcode
  /// The instruction takes the operands the other way round.
  var swapped = false
  var mode = Mode.everywhere
  /// Units of work, one being a comparison of two scalars.
  var cost = 1

  func isKnown(in options: Environment.Options) -> Bool {
    if !options.hasMoney, parameters.contains(.money) { return false }
    return switch mode {
    case .everywhere: true
    case .standardOnly: !options.adaptsIntegerLiterals
    case .rulesOnly: options.adaptsIntegerLiterals
    }
  }
}

extension Environment.Options {
  var hasMoney: Bool { moneyDecimals != nil }
}
