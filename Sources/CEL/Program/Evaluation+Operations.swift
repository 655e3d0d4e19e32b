extension Evaluation {
  /// An operation on two values; one that takes a single operand finds it as `a`.
  @inline(__always)
  static func apply(_ code: Opcode, _ a: Word, _ b: Word, _ tables: ProgramTables) -> Word {
    switch code {
    case .equalInt: return .value(a.bits == b.bits)
    case .notEqualInt: return .value(a.bits != b.bits)
    case .lessInt: return .value(a.bits < b.bits)
    case .lessOrEqualInt: return .value(a.bits <= b.bits)
    case .lessUInt: return .value(a.unsigned < b.unsigned)
    case .lessOrEqualUInt: return .value(a.unsigned <= b.unsigned)
    case .equalDouble: return .value(a.double == b.double)
    case .notEqualDouble: return .value(a.double != b.double)
    case .lessDouble: return .value(a.double < b.double)
    case .lessOrEqualDouble: return .value(a.double <= b.double)
    case .memberInt: return .value(tables.sets[Int(b.bits)].contains(a.bits, in: tables.words))
    case .memberDouble:
      let bits = Int64(bitPattern: (a.double + 0).bitPattern)
      return .value(tables.sets[Int(b.bits)].contains(bits, in: tables.words))
    case .not: return .value(a.bits == 0)
    case .addInt: return checked(a.bits.addingReportingOverflow(b.bits))
    case .subtractInt: return checked(a.bits.subtractingReportingOverflow(b.bits))
    case .multiplyInt: return checked(a.bits.multipliedReportingOverflow(by: b.bits))
    case .addDouble: return .value(a.double + b.double)
    case .subtractDouble: return .value(a.double - b.double)
    case .multiplyDouble: return .value(a.double * b.double)
    case .divideDoubleOrUnknown: return b.double == 0 ? .of(.unknown) : .value(a.double / b.double)
    case .quotient: return b.bits == 0 ? .of(.unknown) : .value(Double(a.bits) / Double(b.bits))
    case .intToDouble: return .value(Double(a.bits))
    default: return seldom(code, a, b, tables)
    }
  }

  @inline(__always)
  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Word {
    result.overflow ? .of(.error) : .value(result.partialValue)
  }

  @inline(__always)
  private static func checked(_ result: (partialValue: UInt64, overflow: Bool)) -> Word {
    result.overflow ? .of(.error) : .value(result.partialValue)
  }

  @inline(never)
  private static func seldom(_ code: Opcode, _ a: Word, _ b: Word, _ tables: ProgramTables) -> Word {
    switch code {
    case .divideInt: return Self.quotient(a.bits, b.bits, byZero: .error)
    case .divideIntOrUnknown: return Self.quotient(a.bits, b.bits, byZero: .unknown)
    case .moduloInt: return Self.remainder(a.bits, b.bits, byZero: .error)
    case .moduloIntOrUnknown: return Self.remainder(a.bits, b.bits, byZero: .unknown)
    case .negateInt: return checked(Int64(0).subtractingReportingOverflow(a.bits))
    case .addUInt: return checked(a.unsigned.addingReportingOverflow(b.unsigned))
    case .subtractUInt: return checked(a.unsigned.subtractingReportingOverflow(b.unsigned))
    case .multiplyUInt: return checked(a.unsigned.multipliedReportingOverflow(by: b.unsigned))
    case .divideUInt: return b.unsigned == 0 ? .of(.error) : .value(a.unsigned / b.unsigned)
    case .divideUIntOrUnknown: return b.unsigned == 0 ? .of(.unknown) : .value(a.unsigned / b.unsigned)
    case .moduloUInt: return b.unsigned == 0 ? .of(.error) : .value(a.unsigned % b.unsigned)
    case .moduloUIntOrUnknown: return b.unsigned == 0 ? .of(.unknown) : .value(a.unsigned % b.unsigned)
    case .divideDouble: return .value(a.double / b.double)
    case .negateDouble: return .value(-a.double)
    case .scaleByDouble: return Self.whole((Double(a.bits) * b.double).rounded(.toNearestOrEven))
    case .divideRoundedByDouble:
      return b.double == 0 ? .of(.unknown) : Self.whole((Double(a.bits) / b.double).rounded(.toNearestOrEven))
    case .divideRoundedByInt: return Self.rounded(Int128(a.bits), by: Int128(b.bits))
    case .scaleByRatio:
      let ratio = tables.words + Int(b.bits)
      return Self.rounded(Int128(a.bits) * Int128(ratio[0]), by: Int128(ratio[1]))
    case .addTime: return Self.moment(a.bits.addingReportingOverflow(b.bits))
    case .subtractTime: return Self.moment(a.bits.subtractingReportingOverflow(b.bits))
    case .uintToDouble: return .value(Double(a.unsigned))
    case .doubleToInt: return Self.whole(a.double.rounded(.towardZero))
    default: return .of(.error)
    }
  }

  private static func quotient(_ a: Int64, _ b: Int64, byZero: SlotState) -> Word {
    b == 0 ? .of(byZero) : checked(a.dividedReportingOverflow(by: b))
  }

  private static func remainder(_ a: Int64, _ b: Int64, byZero: SlotState) -> Word {
    b == 0 ? .of(byZero) : checked(a.remainderReportingOverflow(dividingBy: b))
  }

  /// A double without fraction as a word; strictly inside the range of 64 bits, as CEL has it.
  private static func whole(_ value: Double) -> Word {
    value > -0x1p63 && value < 0x1p63 ? .value(Int64(value)) : .of(.error)
  }

  /// Half to even.
  private static func rounded(_ a: Int128, by b: Int128) -> Word {
    if b == 0 { return .of(.unknown) }
    var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    let twice = remainder.magnitude * 2
    if twice > b.magnitude || (twice == b.magnitude && quotient % 2 != 0) {
      quotient += (a < 0) == (b < 0) ? 1 : -1
    }
    return Int64(exactly: quotient).map(Word.value) ?? .of(.error)
  }

  private static func moment(_ result: (partialValue: Int64, overflow: Bool)) -> Word {
    !result.overflow && TimestampText.range.contains(result.partialValue) ? .value(result.partialValue) : .of(.error)
  }
}
