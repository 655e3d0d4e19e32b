/// An expression that was found right. It names slots; to evaluate it, bind it to a host's table of texts.
public struct CheckedExpression: Sendable {
  public let text: String
  public let place: SourcePlace
  public let type: CELType
  /// The slots it reads, sorted, each once.
  public let slots: [Int]
  /// The variables and constants it names, sorted, each once.
  public let names: [String]
  /// Units of work of one evaluation at most, one being a comparison of two scalars. For functions of texts a slot's text
  /// is taken to have 1,000 bytes; whatever it has, they get no more than 100,000 units together.
  public let cost: Int
  let root: Typed
  let inputs: ComputedInputs

  /// - Parameter intern: the number that the host knows a text by; slots of type string hold such numbers. Texts that differ in a
  ///   scalar need numbers that differ: Swift's `==` takes `é` and `e` with an accent for one.
  public func bind(intern: (String) -> Int64) -> Program {
    withoutActuallyEscaping(intern) { intern in
      var emitter = Emitter(inputs: inputs, intern: intern)
      return emitter.program(for: root)
    }
  }
}

/// Parses and checks an expression.
/// - Parameters:
///   - place: where the text begins in its file; diagnostics count from there.
///   - expecting: the type that the value must have; nil: whatever it has.
/// - Throws: all that is wrong with it, at once.
public func compile(
  _ text: String, at place: SourcePlace, in environment: Environment, expecting: CELType? = nil
) throws(CompileFailure) -> CheckedExpression {
  let source = SourceText(text, at: place)
  var faults = Faults(in: source)
  guard source.scalars.count <= SourceText.limit else {
    faults.report(0..<1, "the expression is too long", hint: "at most \(SourceText.limit) characters")
    throw faults.failure()
  }
  let syntax = Parser.parse(source, faults: &faults)
  guard let syntax else { throw faults.failure() }
  var checker = Checker(environment: environment, source: source, faults: faults)
  let finished = checker.check(syntax).flatMap { checker.finish($0, expecting: expecting) }
  guard let finished, checker.faults.isEmpty else { throw checker.faults.failure() }
  let inputs = checker.inputs
  return CheckedExpression(
    text: text, place: place, type: finished.type,
    slots: checker.slots.union(inputs.variables.map(\.slot)).sorted(),
    names: checker.names.union(checker.planner.named).sorted(),
    cost: checker.cost + min(checker.computedCost, Computations.budget.work), root: finished.typed,
    inputs: inputs)
}

/// What the computed parts of an expression read, and the room they need.
struct ComputedInputs: Sendable {
  var variables: [SlotInputs.Input]
  var locals: Int
  var zones: @Sendable (String) -> TimeZoneRules?
}
