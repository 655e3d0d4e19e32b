/// Typed expressions to instructions. A part leaves its scalar in the register of its depth, unless it is a slot or a
/// constant, which is read where it is.
struct Emitter {
  let intern: (String) -> Int64
  let inputs: ComputedInputs
  private var instructions: [Instruction] = []
  private var constants: [Int64] = []
  private var constantIndex: [Int64: Int] = [:]
  private var words: [Int64] = []
  private var sets: [ConstantSet] = []
  private var computed: [Node] = []
  private var registers = 0

  init(inputs: ComputedInputs, intern: @escaping (String) -> Int64) {
    self.inputs = inputs
    self.intern = intern
  }

  mutating func program(for root: Typed) -> Program {
    let result = emit(root, at: 0)
    let computations =
      computed.isEmpty
      ? nil : Computations(computed, inputs.variables, locals: inputs.locals, zones: inputs.zones)
    return Program(
      instructions: instructions, constants: constants, words: words, sets: sets, registers: registers,
      computations: computations, result: result)
  }

  private mutating func emit(_ typed: Typed, at depth: Int) -> Instruction.Source {
    switch typed {
    case .constant(let bits): return constant(bits)
    case .text(let text): return constant(intern(text))
    case .slot(let slot): return .slot(slot)
    case .isPresent(let slot): return append(.isPresent, .slot(slot), at: depth)
    case .unary(let code, let operand): return append(code, emit(operand, at: depth), at: depth)
    case .binary(let code, let left, let right):
      let a = emit(left, at: depth)
      return append(code, a, emit(right, at: after(a, depth)), at: depth)
    case .scaled(let amount, let numerator, let denominator):
      let a = emit(amount, at: depth)
      words += [numerator, denominator]
      return append(.scaleByRatio, a, constant(Int64(words.count - 2)), at: depth)
    case .all(let terms): return emitTerms(terms, .firstOfAnd, .and, at: depth)
    case .any(let terms): return emitTerms(terms, .firstOfOr, .or, at: depth)
    case .conditional(let test, let yes, let no): return emitChoice(test, yes, no, at: depth)
    case .member(let needle, let members):
      let a = emit(needle, at: depth)
      let (code, bits) = bits(of: members)
      sets.append(ConstantSet(bits, into: &words))
      return append(code, a, constant(Int64(sets.count - 1)), at: depth)
    case .computed(let node):
      computed.append(node)
      return append(.compute, constant(Int64(computed.count - 1)), at: depth)
    case .anyEqual(let needle, let code, let elements):
      let a = emit(needle, at: depth)
      let free = after(a, depth)
      emitSearch(for: a, code, elements, at: free)
      return append(.move, .register(free), at: depth)
    }
  }

  /// Whether a value is among others, into the register of `depth`. An element that is an error is the outcome, though
  /// another be equal: the list could not be made.
  private mutating func emitSearch(
    for needle: Instruction.Source, _ code: Opcode, _ elements: [Typed], at depth: Int
  ) {
    _ = append(.move, constant(0), at: depth)
    var leaving: [Int] = []
    for element in elements {
      _ = append(code, needle, emit(element, at: depth + 1), at: depth)
      leaving.append(instructions.count - 1)
      instructions[instructions.count - 1].fold = .isFound
    }
    for index in leaving { instructions[index].destination = Int32(clamping: instructions.count) }
  }

  /// Every term is folded into the register of `depth`; the first that decides leaves.
  private mutating func emitTerms(
    _ terms: [Typed], _ first: Instruction.Fold, _ next: Instruction.Fold, at depth: Int
  ) -> Instruction.Source {
    var leaving: [Int] = []
    for (index, term) in terms.enumerated() {
      let free = index == 0 ? depth : depth + 1
      let value = emit(term, at: free)
      if !term.endsInOneInstruction { _ = append(.move, value, at: depth) }
      leaving.append(instructions.count - 1)
      instructions[instructions.count - 1].target = Int32(clamping: depth)
      instructions[instructions.count - 1].fold = index == 0 ? first : next
    }
    for index in leaving { instructions[index].destination = Int32(clamping: instructions.count) }
    return .register(depth)
  }

  private mutating func emitChoice(_ test: Typed, _ yes: Typed, _ no: Typed, at depth: Int) -> Instruction.Source {
    let test = emit(test, at: depth)
    let branch = instructions.count
    _ = append(.branch, test, at: depth)
    let taken = emit(yes, at: depth)
    _ = append(.move, taken, at: depth)
    let jump = instructions.count
    _ = append(.jump, .constant(0), at: depth)
    let other = emit(no, at: depth)
    _ = append(.move, other, at: depth)
    // A condition that is no value leaves with its state over the jump, whose destination is the end.
    instructions[branch].destination = Int32(clamping: jump + 1)
    instructions[jump].destination = Int32(clamping: instructions.count)
    return .register(depth)
  }

  private mutating func append(
    _ code: Opcode, _ a: Instruction.Source, _ b: Instruction.Source? = nil, at depth: Int
  ) -> Instruction.Source {
    instructions.append(Instruction(code, a, b, to: depth))
    registers = max(registers, depth + 1)
    return .register(depth)
  }

  private func after(_ source: Instruction.Source, _ depth: Int) -> Int {
    source.place == .register ? depth + 1 : depth
  }

  private mutating func constant(_ bits: Int64) -> Instruction.Source {
    if let index = constantIndex[bits] { return .constant(index) }
    constants.append(bits)
    constantIndex[bits] = constants.count - 1
    return .constant(constants.count - 1)
  }

  private func bits(of members: Typed.Members) -> (Opcode, [Int64]) {
    switch members {
    case .ints(let values): (.memberInt, values)
    case .texts(let texts): (.memberInt, texts.map(intern))
    case .doubles(let values): (.memberDouble, values.map { Int64(bitPattern: ($0 + 0).bitPattern) })
    }
  }
}

extension Typed {
  /// Its outcome comes from the last instruction that is emitted for it, and from no other.
  fileprivate var endsInOneInstruction: Bool {
    switch self {
    case .unary, .binary, .scaled, .member, .isPresent, .computed: true
    case .constant, .text, .slot, .all, .any, .conditional, .anyEqual: false
    }
  }
}
