/// An expression that is ready to be evaluated: instructions over slots. Immutable; an evaluation reads what it is given
/// and never traps. It allocates nothing as long as it computes with nothing but scalars and needs no more than about a
/// hundred registers.
public struct Program: Sendable {
  private let memory: ProgramMemory
  /// The same program: it is valid as long as this one, and copying it counts no references.
  public let unowned: Unowned

  public struct Unowned: Sendable, BitwiseCopyable {
    let tables: ProgramTables
    let instructions: Int
    let registers: Int
    let result: Instruction.Source
  }

  init(
    instructions: [Instruction], constants: [Int64], words: [Int64], sets: [ConstantSet], registers: Int,
    computations: Computations?, result: Instruction.Source
  ) {
    memory = ProgramMemory(
      instructions: instructions, constants: constants.isEmpty ? [0] : constants, words: words, sets: sets,
      computations: computations)
    unowned = Unowned(
      tables: memory.tables, instructions: instructions.count, registers: registers, result: result)
  }

  /// The value of the expression on a frame.
  public func evaluate(_ frame: Frame) -> Scalar {
    defer { extendLifetime(memory) }
    return unowned.evaluate(frame)
  }
}

extension Program.Unowned {
  /// The value of the expression on a frame.
  public func evaluate(_ frame: Frame) -> Scalar {
    if instructions == 1, let answer = Evaluation.alone(tables.instructions, tables, frame) { return answer }
    return withUnsafeTemporaryAllocation(
      byteCount: Evaluation.scratch(registers: registers), alignment: MemoryLayout<Int64>.alignment
    ) { scratch in
      let evaluation = Evaluation(tables, frame, scratch: scratch.baseAddress!, registers: registers)
      if tables.computations != nil { evaluation.budget.initialize(to: Computations.budget) }
      evaluation.run(instructions)
      return evaluation.scalar(at: result)
    }
  }
}

/// Where a program's parts are: fixed addresses, so that an evaluation counts no references.
struct ProgramTables: Sendable, BitwiseCopyable {
  nonisolated(unsafe) let instructions: UnsafePointer<Instruction>
  nonisolated(unsafe) let constants: UnsafePointer<Int64>
  /// All zero: a constant is always a value.
  nonisolated(unsafe) let constantStates: UnsafePointer<UInt8>
  nonisolated(unsafe) let words: UnsafePointer<Int64>
  nonisolated(unsafe) let sets: UnsafePointer<ConstantSet>
  let computations: Unmanaged<Computations>?
}

/// Owns what `ProgramTables` points at.
final class ProgramMemory: Sendable {
  let tables: ProgramTables
  private let computations: Computations?

  init(
    instructions: [Instruction], constants: [Int64], words: [Int64], sets: [ConstantSet], computations: Computations?
  ) {
    self.computations = computations
    tables = ProgramTables(
      instructions: Self.copy(instructions), constants: Self.copy(constants),
      constantStates: Self.copy([UInt8](repeating: 0, count: constants.count)), words: Self.copy(words),
      sets: Self.copy(sets), computations: computations.map(Unmanaged.passUnretained))
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = memory.initialize(from: elements)
    return UnsafePointer(memory.baseAddress!)
  }

  deinit {
    tables.instructions.deallocate()
    tables.constants.deallocate()
    tables.constantStates.deallocate()
    tables.words.deallocate()
    tables.sets.deallocate()
  }
}
