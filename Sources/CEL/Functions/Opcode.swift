/// What one instruction of a program does. All but the last three take one or two scalars and leave one; a scalar that is
/// no value goes through them by the rules of `SlotState`.
enum Opcode: UInt8, Sendable {
  // MARK: comparison; `never` makes it false, `notEqual...` true
  case equalInt, notEqualInt, lessInt, lessOrEqualInt
  case lessUInt, lessOrEqualUInt
  case equalDouble, notEqualDouble, lessDouble, lessOrEqualDouble

  // MARK: arithmetic; an overflow is an error
  case addInt, subtractInt, multiplyInt, divideInt, moduloInt, negateInt
  case addUInt, subtractUInt, multiplyUInt, divideUInt, moduloUInt
  case addDouble, subtractDouble, multiplyDouble, divideDouble, negateDouble
  /// Dividing by zero is unknown.
  case divideIntOrUnknown, moduloIntOrUnknown, divideUIntOrUnknown, moduloUIntOrUnknown, divideDoubleOrUnknown
  /// Of two integers, as a double; by zero unknown.
  case quotient
  /// An integer times or by a number, rounded half to even; by zero unknown.
  case scaleByDouble, divideRoundedByInt, divideRoundedByDouble
  /// Times one word of the program's table, by the one behind it, rounded half to even; the second operand says where.
  case scaleByRatio
  /// Leaving the years 1 to 9999 is an error.
  case addTime, subtractTime
  case intToDouble, uintToDouble, doubleToInt
  case not

  // MARK: beyond scalars
  case move, isPresent, memberInt, memberDouble
  case branch, jump
  /// A part that is evaluated over values; the operand is its number.
  case compute

  /// What a comparison says of `never`; nil for what is not a comparison.
  var answerToNever: Int64? {
    switch self {
    case .notEqualInt, .notEqualDouble: 1
    case .equalInt, .lessInt, .lessOrEqualInt, .lessUInt, .lessOrEqualUInt, .equalDouble, .lessDouble,
      .lessOrEqualDouble, .memberInt, .memberDouble:
      0
    default: nil
    }
  }
}
