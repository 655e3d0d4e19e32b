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

  let tables: ProgramTables
  let frame: Frame
  /// What computed parts may still take.
  let budget: UnsafeMutablePointer<Budget>
  /// Of the slots, the constants and the registers, in the order of `Instruction.Source.Place`: the words, then the states.
  let places: UnsafeMutablePointer<UnsafeMutableRawPointer>

  /// Bytes that `init` needs.
  static func scratch(registers: Int) -> Int {
    MemoryLayout<Budget>.stride + 6 * MemoryLayout<UnsafeMutableRawPointer>.stride
      + registers * (MemoryLayout<Int64>.stride + 1)
  }

  @inline(__always)
  init(_ tables: ProgramTables, _ frame: Frame, scratch: UnsafeMutableRawPointer, registers: Int) {
    self.tables = tables
    self.frame = frame
    budget = scratch.assumingMemoryBound(to: Budget.self)
    let scratch = scratch + MemoryLayout<Budget>.stride
    places = scratch.assumingMemoryBound(to: UnsafeMutableRawPointer.self)
    let words = scratch + 6 * MemoryLayout<UnsafeMutableRawPointer>.stride
    places[0] = UnsafeMutableRawPointer(mutating: frame.values)
    places[1] = UnsafeMutableRawPointer(mutating: tables.constants)
    places[2] = words
    places[3] = UnsafeMutableRawPointer(mutating: frame.states)
    places[4] = UnsafeMutableRawPointer(mutating: tables.constantStates)
    places[5] = words + registers * MemoryLayout<Int64>.stride
  }

  @inline(__always)
  func word(at source: Instruction.Source) -> Word {
    let (place, index) = (Int(source.place.rawValue), Int(source.index))
    return Word(
      bits: places[place].load(fromByteOffset: index &* 8, as: Int64.self),
      state: places[place &+ 3].load(fromByteOffset: index, as: UInt8.self))
  }

  @inline(__always)
  func scalar(at source: Instruction.Source) -> Scalar {
    let word = word(at: source)
    guard let state = SlotState(rawValue: word.state) else { return Scalar(bits: 0, state: .error) }
    return Scalar(bits: state == .value ? word.bits : 0, state: state)
  }

  @inline(__always)
  func set(_ target: Int32, _ word: Word) {
    places[2].storeBytes(of: word.bits, toByteOffset: Int(target) &* 8, as: Int64.self)
    places[5].storeBytes(of: word.state, toByteOffset: Int(target), as: UInt8.self)
  }

  @inline(__always)
  func run(_ count: Int) {
    var next = 0
    while next < count {
      let step = tables.instructions + next
      next &+= 1
      let a = word(at: step.pointee.a)
      let outcome: Word
      switch step.pointee.code {
      case .branch:
        if a.state != 0 {
          set(step.pointee.target, Self.condition(a))
          next = Int(tables.instructions[Int(step.pointee.destination) - 1].destination)
        } else if a.bits == 0 {
          next = Int(step.pointee.destination)
        }
        continue
      case .jump:
        next = Int(step.pointee.destination)
        continue
      case .move: outcome = a
      case .compute: outcome = compute(Int(a.bits))
      case .isPresent: outcome = .value(a.state != SlotState.unknown.rawValue)
      case let code:
        let b = word(at: step.pointee.b)
        outcome = a.state | b.state == 0 ? Self.apply(code, a, b, tables) : Self.absent(code, a, b)
      }
      switch step.pointee.fold {
      case .none: set(step.pointee.target, outcome)
      case .firstOfAnd, .firstOfOr:
        let word = Self.condition(outcome)
        set(step.pointee.target, word)
        if word.state == 0, word.bits == step.pointee.fold.decisive { next = Int(step.pointee.destination) }
      case .and, .or:
        if outcome.state != 0 {
          weaken(step.pointee.target, by: outcome)
        } else if outcome.bits == step.pointee.fold.decisive {
          set(step.pointee.target, outcome)
          next = Int(step.pointee.destination)
        }
      case .isFound: if search(step.pointee.target, outcome) { next = Int(step.pointee.destination) }
      }
    }
  }

  /// A program of one operation on slots and constants, done without registers; nil: it is none.
  @inline(__always)
  static func alone(_ step: UnsafePointer<Instruction>, _ tables: ProgramTables, _ frame: Frame) -> Scalar? {
    switch step.pointee.code {
    case .branch, .jump, .move, .compute, .isPresent, .memberInt, .memberDouble: return nil
    case let code:
      guard let a = operand(step.pointee.a, tables, frame), let b = operand(step.pointee.b, tables, frame) else {
        return nil
      }
      let outcome = a.state | b.state == 0 ? apply(code, a, b, tables) : absent(code, a, b)
      guard let state = SlotState(rawValue: outcome.state) else { return Scalar(bits: 0, state: .error) }
      return Scalar(bits: state == .value ? outcome.bits : 0, state: state)
    }
  }

  @inline(__always)
  private static func operand(_ source: Instruction.Source, _ tables: ProgramTables, _ frame: Frame) -> Word? {
    let index = Int(source.index)
    switch source.place {
    case .slot: return Word(bits: frame.values[index], state: frame.states[index].rawValue)
    case .constant: return .value(tables.constants[index])
    case .register: return nil
    }
  }

  /// Joins the comparison with one more element to the search so far.
  /// - Returns: whether it is an error, which ends the search.
  @inline(never)
  private func search(_ target: Int32, _ outcome: Word) -> Bool {
    if outcome.state == SlotState.error.rawValue {
      set(target, outcome)
      return true
    }
    let before = word(at: .register(Int(target)))
    let isFound = before.state == 0 && before.bits != 0
    if !isFound, outcome.state != 0 || outcome.bits != 0 { set(target, outcome) }
    return false
  }

  @inline(never)
  private func compute(_ part: Int) -> Word {
    tables.computations!.takeUnretainedValue().evaluate(part, frame, &budget.pointee)
  }

  /// What was joined so far is no value any more; an error is stronger than unknown.
  @inline(never)
  private func weaken(_ target: Int32, by outcome: Word) {
    let before = word(at: .register(Int(target))).state
    set(target, Word(bits: 0, state: max(before, Self.condition(outcome).state)))
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

extension Instruction.Fold {
  /// The condition that settles the whole.
  @inline(__always)
  fileprivate var decisive: Int64 { rawValue >= Self.firstOfOr.rawValue ? 1 : 0 }
}
