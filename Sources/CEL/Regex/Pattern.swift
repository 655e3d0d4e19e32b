/// A regular expression of RE2's kind, searched for in a time that is linear in the text: all ways to match are followed
/// at once (Thompson's construction), none is tried again.
struct Pattern: Sendable {
  struct Fault: Error {
    var message: String
    var hint: String?
  }

  enum Instruction: Sendable {
    case characters(CharacterSet)
    /// Both ways are followed.
    case split(Int, Int)
    case jump(Int)
    case assertion(Assertion)
    case match
  }

  enum Assertion: Sendable { case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary }

  /// Instructions that a pattern may have; what a repetition repeats counts as often.
  static let sizeLimit = 5_000

  private let instructions: [Instruction]
  private let ignoresCase: Bool

  init(_ text: String) throws(Fault) {
    var parser = PatternParser(Array(text.unicodeScalars))
    let syntax = try parser.parse()
    var compiler = PatternCompiler()
    try compiler.compile(syntax)
    instructions = compiler.instructions + [.match]
    ignoresCase = instructions.contains { if case .characters(let set) = $0 { set.ignoresCase } else { false } }
  }

  var size: Int { instructions.count }

  /// Whether it matches somewhere in the text.
  func isFound(in text: String, _ budget: inout Budget) throws(EvaluationFailure) -> Bool {
    try budget.spend(instructions.count / 256)
    var current = Threads(capacity: instructions.count)
    var following = Threads(capacity: instructions.count)
    var before: Unicode.Scalar?
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while true {
      // A match may begin at every place.
      let isFound = follow(0, &current, before, next)
      try budget.spend(2 + current.members.count)
      if isFound { return true }
      guard let scalar = next else { return false }
      next = scalars.next()
      following.removeAll()
      let others = ignoresCase ? scalar.otherCases : []
      for index in current.members {
        guard case .characters(let set) = instructions[index], set.contains(scalar, others) else { continue }
        if follow(index + 1, &following, scalar, next) {
          try budget.spend(following.members.count)
          return true
        }
      }
      swap(&current, &following)
      before = scalar
    }
  }

  /// Adds an instruction and all that follow without reading.
  /// - Returns: whether the end was reached.
  private func follow(
    _ start: Int, _ threads: inout Threads, _ before: Unicode.Scalar?, _ next: Unicode.Scalar?
  ) -> Bool {
    var open = [start]
    while let index = open.popLast() {
      guard threads.insert(index) else { continue }
      switch instructions[index] {
      case .match: return true
      case .characters: break
      case .jump(let target): open.append(target)
      case .split(let a, let b):
        open.append(b)
        open.append(a)
      case .assertion(let assertion): if assertion.holds(between: before, and: next) { open.append(index + 1) }
      }
    }
    return false
  }

  /// A set of instructions that keeps the order in which they came.
  private struct Threads {
    var members: [Int] = []
    private var isMember: [Bool]

    init(capacity: Int) { isMember = Array(repeating: false, count: capacity) }

    mutating func insert(_ index: Int) -> Bool {
      guard !isMember[index] else { return false }
      isMember[index] = true
      members.append(index)
      return true
    }

    mutating func removeAll() {
      for index in members { isMember[index] = false }
      members.removeAll(keepingCapacity: true)
    }
  }
}

extension Pattern.Assertion {
  func holds(between before: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
    switch self {
    case .textStart: before == nil
    case .textEnd: next == nil
    case .lineStart: before == nil || before == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBoundary: isWord(before) != isWord(next)
    case .noWordBoundary: isWord(before) == isWord(next)
    }
  }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar?.continuesName ?? false }
}
