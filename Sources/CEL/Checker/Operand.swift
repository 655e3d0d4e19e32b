/// A checked part of an expression that may still become what stands beside it.
struct Operand {
  enum Form {
    case value(Typed)
    case number(Number)
    case text(String)
    case list([Operand])
    /// A set that the host knows: the slot that answers, by the slot of what is looked for.
    case set(answers: [Int: Int])
    /// Of a type that no slot has, or a text that the host has no number for.
    case computed(Planner.Plan)
  }

  var type: CELType
  var form: Form
  var syntax: Syntax

  var isList: Bool {
    switch form {
    case .list, .set: true
    case .value, .number, .text, .computed: false
    }
  }

  var isComputed: Bool {
    if case .computed = form { return true }
    return false
  }

  var isLiteral: Bool {
    switch form {
    case .number, .text: true
    case .value(.constant): true
    case .value, .list, .set, .computed: false
    }
  }
}

/// An attempt to see an operand as a value of a type.
enum Adaption {
  case done(Typed)
  case impossible
  /// It is meant so, but is wrong.
  case invalid(Fault)
}

extension Checker {
  func adapt(_ operand: Operand, to type: CELType) -> Adaption {
    switch operand.form {
    case .value(let typed):
      if operand.type == type { return .done(typed) }
      guard operand.type == .int, type == .double, options.adaptsIntegerLiterals else { return .impossible }
      if typed.dropsFraction {
        let fault = Fault(
          range: operand.syntax.anchor, message: "the quotient of two ints drops its fraction here",
          hint: "write double(a) / b")
        return .invalid(fault)
      }
      return .done(.unary(.intToDouble, typed))
    case .number(let number): return adapt(number, at: operand.syntax.range, to: type)
    case .text(let text):
      if type == .string { return .done(.text(text)) }
      guard type == .duration, options.textDurations else { return .impossible }
      do {
        return .done(.constant(try DurationText.milliseconds(text, days: true)))
      } catch {
        return .invalid(Fault(range: operand.syntax.range, message: error.message, hint: error.hint))
      }
    case .list, .set, .computed: return .impossible
    }
  }

  private func adapt(_ number: Number, at range: Range<Int>, to type: CELType) -> Adaption {
    switch type {
    case .int: return number.int.map { .done(.constant($0)) } ?? .impossible
    case .double where !number.isInteger || options.adaptsIntegerLiterals:
      return .done(.constant(Int64(bitPattern: number.double.bitPattern)))
    case .uint where options.adaptsIntegerLiterals:
      return number.int.flatMap(UInt64.init(exactly:)).map { .done(.constant(Int64(bitPattern: $0))) } ?? .impossible
    case .money:
      guard let decimals = options.moneyDecimals else { return .impossible }
      if let units = number.decimal?.units(decimals: decimals) { return .done(.constant(units)) }
      let tooFine = number.decimal.map { $0.scale > decimals } ?? (number.double.magnitude < 1e9)
      let fault = Fault(
        range: range, message: tooFine ? "this amount has too many decimals" : "this amount is too large",
        hint: tooFine
          ? "money has \(decimals) decimals" : "money is at most \(Int64.max / (Decimal.power(decimals) ?? 1))")
      return .invalid(fault)
    default: return .impossible
    }
  }
}

extension Typed {
  /// It is a division of ints.
  fileprivate var dropsFraction: Bool {
    switch self {
    case .binary(.divideIntOrUnknown, _, _): true
    case .unary(.negateInt, let operand): operand.dropsFraction
    default: false
    }
  }
}
