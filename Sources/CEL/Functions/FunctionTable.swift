/// Every operator and function there is. What has no row here does not exist; `&&`, `||`, `?:`, indexes, `has` and the
/// other macros are the checkers', since they are not functions of their operands' values alone.
enum FunctionTable {
  static let functions =
    comparisons + arithmetic + conversions + texts + times + extendedTexts + lists + sets + math + encoders
    + optionals + network

  private static let byName = Dictionary(uniqueKeysWithValues: functions.map { ($0.name, $0) })

  static func function(_ name: String) -> Function? { byName[name] }

  private static let whole: [CELType] = [.int, .money, .duration, .timestamp, .bool]

  private static let comparisons: [Function] = [
    Function(name: "_==_", meaning: "equal", overloads: equality(.equalInt, .equalDouble)),
    Function(name: "_!=_", meaning: "not equal", overloads: equality(.notEqualInt, .notEqualDouble)),
    Function(name: "_<_", meaning: "less", overloads: order(.lessInt, .lessUInt, .lessDouble)),
    Function(
      name: "_<=_", meaning: "less or equal", overloads: order(.lessOrEqualInt, .lessOrEqualUInt, .lessOrEqualDouble)),
    Function(name: "_>_", meaning: "greater", overloads: order(.lessInt, .lessUInt, .lessDouble, swapped: true)),
    Function(
      name: "_>=_", meaning: "greater or equal",
      overloads: order(.lessOrEqualInt, .lessOrEqualUInt, .lessOrEqualDouble, swapped: true)),
    Function(name: "_in_", meaning: "is an element of the list, or a key of the map"),
  ]

  private static func equality(_ int: Opcode, _ double: Opcode) -> [Overload] {
    (whole + [.uint, .string, .null]).map { Overload(parameters: [$0, $0], result: .bool, code: int) }
      + [Overload(parameters: [.double, .double], result: .bool, code: double)]
  }

  private static func order(_ int: Opcode, _ uint: Opcode, _ double: Opcode, swapped: Bool = false) -> [Overload] {
    whole.map { Overload(parameters: [$0, $0], result: .bool, code: int, swapped: swapped) } + [
      Overload(parameters: [.uint, .uint], result: .bool, code: uint, swapped: swapped),
      Overload(parameters: [.double, .double], result: .bool, code: double, swapped: swapped),
    ]
  }
}
