/// An expression over values of any type: the whole of CEL, with maps, lists, macros and the extensions. Names and types
/// are checked as far as they are known; the rest is found out when it is evaluated. Where every value is a scalar in a
/// slot, `compile` gives a faster program.
public struct ValueExpression: Sendable {
  public let text: String
  public let place: SourcePlace
  public let type: CELType
  /// The variables it reads, each once, in the order in which it names them first.
  public let names: [String]
  private let root: Node
  private let locals: Int
  private let zones: @Sendable (String) -> TimeZoneRules?

  /// Parses and checks an expression.
  /// - Parameter checked: whether types are found out before; if not, names that are not known and operations that cannot
  ///   be are failures of the evaluation, if it comes to them.
  /// - Throws: all that is wrong with it, at once.
  public init(
    _ text: String, at place: SourcePlace, in environment: Environment, checked: Bool = true
  ) throws(CompileFailure) {
    let source = SourceText(text, at: place)
    var faults = Faults(in: source)
    guard source.scalars.count <= SourceText.limit else {
      faults.report(0..<1, "the expression is too long", hint: "at most \(SourceText.limit) characters")
      throw faults.failure()
    }
    let syntax = Parser.parse(source, faults: &faults)
    guard let syntax, faults.isEmpty else { throw faults.failure() }
    var planner = Planner(environment: environment, source: source, faults: faults, isChecked: checked)
    let plan = planner.plan(syntax)
    guard let plan, planner.faults.isEmpty else { throw planner.faults.failure() }
    self.text = text
    self.place = place
    type = planner.types.finished(plan.type)
    names = planner.variables
    root = plan.node
    locals = planner.localLimit
    zones = environment.zones
  }

  /// Units of work that an evaluation takes at most, as far as the text tells: of a `Budget` with as much, it needs no more.
  /// `Int.max` where only the evaluation can tell (`lists.range(n)`).
  /// - Parameter weight: of each variable's value at most: the bytes of its texts, and 16 for every value in it.
  public func cost(inputs weight: Int) -> Int { root.cost(inputs: weight) }

  /// The value with these variables.
  /// - Throws: where and why there is none.
  public func evaluate(
    _ variables: [String: Value] = [:], budget: Budget = .standard
  ) throws(EvaluationFailure) -> Value {
    var interpreter = Interpreter(
      variables: names.map { variables[$0] }, names: names, locals: locals, budget: budget, zones: zones)
    do throws(EvaluationFailure) {
      return try interpreter.evaluate(root)
    } catch {
      var failure = error
      let source = SourceText(text, at: place)
      let range = failure.range ?? root.range
      failure.place = source.place(at: range.lowerBound)
      failure.path = source[range]
      throw failure
    }
  }
}
