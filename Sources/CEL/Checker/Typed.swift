/// An expression whose names are slots and whose operations are instructions: every type has been decided.
indirect enum Typed: Sendable {
  /// The bits of a `Scalar` that is a value.
  case constant(Int64)
  /// A text, which becomes a number when it is interned.
  case text(String)
  case slot(Int)
  case isPresent(slot: Int)
  case unary(Opcode, Typed)
  case binary(Opcode, Typed, Typed)
  /// times `numerator` / `denominator`, rounded half to even
  case scaled(Typed, numerator: Int64, denominator: Int64)
  case all([Typed])
  case any([Typed])
  case conditional(Typed, Typed, Typed)
  case member(Typed, Members)
  /// A part over values: functions of texts, macros, lists and maps.
  case computed(Node)
  /// Equal, by the instruction, to at least one.
  case anyEqual(Typed, Opcode, [Typed])

  enum Members: Sendable {
    case ints([Int64])
    case doubles([Double])
    case texts([String])
  }
}
