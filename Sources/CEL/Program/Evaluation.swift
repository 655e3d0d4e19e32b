/// One run of a program.
struct Evaluation {
  /// An operand: its word, and the raw value of its `SlotState`.
  struct Word {
    var bits: Int64
    var state: UInt8

    @inline(__always) var double: Double { Double(bitPattern: UInt64(bitPattern: bits)) }
    @inline(__always) var unsigned: UInt64 { UInt64(bitPattern: bits) }

    @inline(__always)
    static func value(_ bits: Int64) -> Word { Word(bits: bits, state: 0) }
    @inline(__always)
    static func value(_ bool: Bool) -> Word { Word(bits: bool ? 1 : 0, state: 0) }
    @inline(__always)
    static func value(_ double: Double) -> Word { Word(bits: Int64(bitPattern: double.bitPattern), state: 0) }
    @inline(__always)
    static func value(_ unsigned: UInt64) -> Word { Word(bits: Int64(bitPattern: unsigned), state: 0) }
    @inline(__always)
    static func of(_ state: SlotState) -> Word { Word(bits: 0, state: state.rawValue) }
  }

  unowned(unsafe) let storage: ProgramStorage
  let slots: UnsafePointer<Int64>
  let slotStates: UnsafeRawPointer
  let registers: UnsafeMutablePointer<Int64>
  let registerStates: UnsafeMutablePointer<UInt8>

  @inline(__always)
  func word(at source: Instruction.Source) -> Word {
    let index = Int(source.index)
    switch source.place {
    case .slot:
      return Word(bits: slots[index], state: slotStates.load(fromByteOffset: index, as: UInt8.self))
    case .constant: return .value(storage.constants[index])
    case .register: return Word(bits: registers[index], state: registerStates[index])
    }
  }

  func scalar(at source: Instruction.Source) -> Scalar {
    let word = word(at: source)
    guard let state = SlotState(rawValue: word.state) else { return Scalar(bits: 0, state: .error) }
    return Scalar(bits: state == .value ? word.bits : 0, state: state)
  }

  @inline(__always)
  func set(_ target: Int32, _ word: Word) {
    registers[Int(target)] = word.bits
    registerStates[Int(target)] = word.state
  }

  @inline(__always)
  func run(_ count: Int) {
    var next = 0
    while next < count {
      let step = storage.instructions[next]
      next += 1
      let a = word(at: step.a)
      switch step.code {
      case .andFirst, .orFirst:
        let word = Self.condition(a)
        set(step.target, word)
        if word.state == 0, word.bits == (step.code == .orFirst ? 1 : 0) { next = Int(step.destination) }
      case .and, .or:
        let decisive: Int64 = step.code == .or ? 1 : 0
        if a.state == 0 {
          if a.bits == decisive {
            set(step.target, a)
            next = Int(step.destination)
          }
        } else {
          let worse = max(registerStates[Int(step.target)], Self.condition(a).state)
          set(step.target, Word(bits: 0, state: worse))
        }
      case .branch:
        if a.state != 0 {
          set(step.target, Self.condition(a))
          next = Int(storage.instructions[Int(step.destination) - 1].destination)
        } else if a.bits == 0 {
          next = Int(step.destination)
        }
      case .jump: next = Int(step.destination)
      case .move: set(step.target, a)
      case .isPresent: set(step.target, .value(a.state != SlotState.unknown.rawValue))
      default:
        let b = word(at: step.b)
        set(step.target, a.state | b.state == 0 ? apply(step.code, a, b) : Self.absent(step.code, a, b))
      }
    }
  }

  /// A condition that is no value; `never` cannot hold and cannot fail, so it is unknown.
  @inline(__always)
  private static func condition(_ word: Word) -> Word {
    word.state == SlotState.never.rawValue ? .of(.unknown) : word
  }

  /// An operation with at least one operand that is no value: the strongest of error, unknown and never decides.
  @inline(never)
  private static func absent(_ code: Opcode, _ a: Word, _ b: Word) -> Word {
    if a.state == SlotState.error.rawValue || b.state == SlotState.error.rawValue { return .of(.error) }
    if a.state == SlotState.unknown.rawValue || b.state == SlotState.unknown.rawValue { return .of(.unknown) }
    if code == .intToDouble || code == .uintToDouble { return .of(.never) }
    guard let answer = code.answerToNever else { return .of(.unknown) }
    return .value(answer)
  }
}
