/// An expression that is ready to be evaluated: instructions over slots. Immutable; an evaluation allocates nothing as
/// long as it needs no more than about a hundred registers, reads what it is given, and never traps.
public struct Program: Sendable {
  let storage: ProgramStorage
  let instructions: Int
  let registers: Int
  let result: Instruction.Source

  init(
    instructions: [Instruction], constants: [Int64], words: [Int64], sets: [ConstantSet], registers: Int,
    result: Instruction.Source
  ) {
    storage = ProgramStorage(
      instructions: instructions, constants: constants.isEmpty ? [0] : constants, words: words, sets: sets)
    self.instructions = instructions.count
    self.registers = registers
    self.result = result
  }

  /// The value of the expression on a frame.
  public func evaluate(_ frame: Frame) -> Scalar {
    withUnsafeTemporaryAllocation(
      byteCount: registers * (MemoryLayout<Int64>.stride + 1) + 1, alignment: MemoryLayout<Int64>.alignment
    ) { memory in
      let values = memory.baseAddress!.assumingMemoryBound(to: Int64.self)
      let states = (memory.baseAddress! + registers * MemoryLayout<Int64>.stride).assumingMemoryBound(to: UInt8.self)
      let evaluation = Evaluation(
        storage: storage, slots: frame.values, slotStates: UnsafeRawPointer(frame.states), registers: values,
        registerStates: states)
      evaluation.run(instructions)
      return evaluation.scalar(at: result)
    }
  }
}

/// The memory of a program, at fixed addresses.
final class ProgramStorage: Sendable {
  nonisolated(unsafe) let instructions: UnsafePointer<Instruction>
  nonisolated(unsafe) let constants: UnsafePointer<Int64>
  nonisolated(unsafe) let constantStates: UnsafePointer<UInt8>
  nonisolated(unsafe) let words: UnsafePointer<Int64>
  nonisolated(unsafe) let sets: UnsafePointer<ConstantSet>

  init(instructions: [Instruction], constants: [Int64], words: [Int64], sets: [ConstantSet]) {
    self.instructions = Self.copy(instructions)
    self.constants = Self.copy(constants)
    constantStates = Self.copy([UInt8](repeating: 0, count: constants.count))
    self.words = Self.copy(words)
    self.sets = Self.copy(sets)
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = memory.initialize(from: elements)
    return UnsafePointer(memory.baseAddress!)
  }

  deinit {
    instructions.deallocate()
    constants.deallocate()
    constantStates.deallocate()
    words.deallocate()
    sets.deallocate()
  }
}
