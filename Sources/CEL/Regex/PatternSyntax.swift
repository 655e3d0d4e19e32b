/// A regular expression as it is written.
indirect enum PatternSyntax {
  case empty
  case characters(CharacterSet)
  case assertion(Pattern.Assertion)
  case sequence([PatternSyntax])
  case choice([PatternSyntax])
  /// nil: without end
  case repetition(PatternSyntax, least: Int, most: Int?)
}

/// Syntax to instructions.
struct PatternCompiler {
  private(set) var instructions: [Pattern.Instruction] = []

  mutating func compile(_ syntax: PatternSyntax) throws(Pattern.Fault) {
    switch syntax {
    case .empty: break
    case .characters(let set): try append(.characters(set))
    case .assertion(let assertion): try append(.assertion(assertion))
    case .sequence(let parts): for part in parts { try compile(part) }
    case .choice(let parts): try compile(choice: parts)
    case .repetition(let part, let least, let most): try compile(part, least, most)
    }
  }

  private mutating func append(_ instruction: Pattern.Instruction) throws(Pattern.Fault) {
    guard instructions.count < Pattern.sizeLimit else {
      throw Pattern.Fault(message: "it is too large", hint: "at most \(Pattern.sizeLimit) steps, repetitions counted")
    }
    instructions.append(instruction)
  }

  private mutating func compile(choice parts: [PatternSyntax]) throws(Pattern.Fault) {
    var ends: [Int] = []
    for part in parts.dropLast() {
      let split = instructions.count
      try append(.split(split + 1, 0))
      try compile(part)
      ends.append(instructions.count)
      try append(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = parts.last { try compile(last) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func compile(_ part: PatternSyntax, _ least: Int, _ most: Int?) throws(Pattern.Fault) {
    // What takes no instruction must not be repeated thousands of times either.
    for _ in 0..<least {
      let before = instructions.count
      try compile(part)
      if instructions.count == before { return }
    }
    guard let most else {
      let split = instructions.count
      try append(.split(split + 1, 0))
      try compile(part)
      try append(.jump(split))
      instructions[split] = .split(split + 1, instructions.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(instructions.count)
      try append(.split(instructions.count + 1, 0))
      try compile(part)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }
}
