extension FunctionTable {
  static let arithmetic: [Function] = [
    Function(name: "!_", meaning: "not", overloads: [Overload(parameters: [.bool], result: .bool, code: .not)]),
    Function(
      name: "-_", meaning: "negative",
      overloads: [
        Overload(parameters: [.int], result: .int, code: .negateInt),
        Overload(parameters: [.double], result: .double, code: .negateDouble),
        Overload(parameters: [.money], result: .money, code: .negateInt),
        Overload(parameters: [.duration], result: .duration, code: .negateInt, mode: .rulesOnly),
      ]),
    Function(
      name: "_+_", meaning: "sum",
      overloads: same(.addInt, .addUInt, .addDouble) + [
        Overload(parameters: [.timestamp, .duration], result: .timestamp, code: .addTime),
        Overload(parameters: [.duration, .timestamp], result: .timestamp, code: .addTime),
      ]),
    Function(
      name: "_-_", meaning: "difference",
      overloads: same(.subtractInt, .subtractUInt, .subtractDouble) + [
        Overload(parameters: [.timestamp, .timestamp], result: .duration, code: .subtractInt),
        Overload(parameters: [.timestamp, .duration], result: .timestamp, code: .subtractTime),
      ]),
    Function(
      name: "_*_", meaning: "product; money and durations are rounded half to even",
      overloads: numbers(.multiplyInt, .multiplyUInt, .multiplyDouble)
        + [CELType.money, .duration].flatMap { amount in
          [
            Overload(parameters: [amount, .int], result: amount, code: .multiplyInt, mode: .rulesOnly),
            Overload(parameters: [.int, amount], result: amount, code: .multiplyInt, mode: .rulesOnly),
            Overload(parameters: [amount, .double], result: amount, code: .scaleByDouble, mode: .rulesOnly, cost: 2),
            Overload(
              parameters: [.double, amount], result: amount, code: .scaleByDouble, swapped: true, mode: .rulesOnly,
              cost: 2),
          ]
        }),
    Function(
      name: "_/_", meaning: "quotient; of two ints without its fraction, of two amounts a double",
      overloads: quotients),
    Function(
      name: "_%_", meaning: "remainder, with the sign of the dividend",
      overloads: [
        Overload(parameters: [.int, .int], result: .int, code: .moduloInt, mode: .standardOnly, cost: 2),
        Overload(parameters: [.int, .int], result: .int, code: .moduloIntOrUnknown, mode: .rulesOnly, cost: 2),
        Overload(parameters: [.uint, .uint], result: .uint, code: .moduloUInt, mode: .standardOnly, cost: 2),
        Overload(parameters: [.uint, .uint], result: .uint, code: .moduloUIntOrUnknown, mode: .rulesOnly, cost: 2),
      ]),
  ]

  private static let quotients: [Overload] =
    [
      Overload(parameters: [.int, .int], result: .int, code: .divideInt, mode: .standardOnly, cost: 2),
      Overload(parameters: [.int, .int], result: .int, code: .divideIntOrUnknown, mode: .rulesOnly, cost: 2),
      Overload(parameters: [.uint, .uint], result: .uint, code: .divideUInt, mode: .standardOnly, cost: 2),
      Overload(parameters: [.uint, .uint], result: .uint, code: .divideUIntOrUnknown, mode: .rulesOnly, cost: 2),
      Overload(parameters: [.double, .double], result: .double, code: .divideDouble, mode: .standardOnly),
      Overload(parameters: [.double, .double], result: .double, code: .divideDoubleOrUnknown, mode: .rulesOnly),
    ]
    + [CELType.money, .duration].flatMap { amount in
      [
        Overload(parameters: [amount, .int], result: amount, code: .divideRoundedByInt, mode: .rulesOnly, cost: 2),
        Overload(
          parameters: [amount, .double], result: amount, code: .divideRoundedByDouble, mode: .rulesOnly, cost: 2),
        Overload(parameters: [amount, amount], result: .double, code: .quotient, mode: .rulesOnly, cost: 2),
      ]
    }

  private static func numbers(_ int: Opcode, _ uint: Opcode, _ double: Opcode) -> [Overload] {
    [
      Overload(parameters: [.int, .int], result: .int, code: int),
      Overload(parameters: [.uint, .uint], result: .uint, code: uint),
      Overload(parameters: [.double, .double], result: .double, code: double),
    ]
  }

  private static func same(_ int: Opcode, _ uint: Opcode, _ double: Opcode) -> [Overload] {
    numbers(int, uint, double) + [
      Overload(parameters: [.money, .money], result: .money, code: int),
      Overload(parameters: [.duration, .duration], result: .duration, code: int),
    ]
  }
}
