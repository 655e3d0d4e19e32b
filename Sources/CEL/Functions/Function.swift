/// An operator or function: one row of the table that the checkers, the programs and the documentation read.
struct Function: Sendable {
  /// Operators have a `_` where an operand stands.
  var name: String
  var meaning: String
  /// As an instruction over scalars.
  var overloads: [Overload] = []
  /// Over values of any type: at which types,
  var signatures: [Signature] = []
  /// and how.
  var operation: Operation?

  init(name: String, meaning: String, overloads: [Overload] = []) {
    self.name = name
    self.meaning = meaning
    self.overloads = overloads
    guard let form = Operators.forms[name] else { return }
    signatures = form.signatures
    let isQuestion = name != "!_" && form.signatures.allSatisfy { $0.result == .bool }
    operation = Operation(
      written: Self.written(name), quick: Operators.quick[name],
      absence: name == "_!=_" ? .yes : isQuestion ? .no : .unknown, form.apply)
  }

  init(
    _ name: String, _ meaning: String, _ signatures: [Signature], cost: Int = 1, growth: Growth = .linear,
    overloads: [Overload] = [],
    _ apply: @escaping Operation.Apply
  ) {
    self.name = name
    self.meaning = meaning
    self.overloads = overloads
    self.signatures = signatures
    let isQuestion = signatures.allSatisfy { $0.result == .bool && $0.parameters != [.bool] }
    operation = Operation(
      written: Self.written(name), cost: cost, absence: isQuestion ? .no : .never, growth: growth, apply)
  }

  var isOperator: Bool { name.contains("_") }

  /// As an author writes it: `+`, `duration`.
  var written: String { Self.written(name) }

  private static func written(_ name: String) -> String { name.filter { $0 != "_" } }
}

/// What a function does with values.
final class Operation: Sendable {
  /// - Returns: nil where there is no form of the function at the values' types.
  typealias Apply = @Sendable ([Value], inout CallContext) throws(EvaluationFailure) -> Value?

  let written: String
  /// Units of work of a call, beside those that grow with its arguments.
  let cost: Int
  /// How far that and the result grow.
  let growth: Growth
  let quick: Operators.Quick?
  let apply: Apply
  let absence: Absence

  /// What comes of an argument that is `never`: a question is answered with no (`!=` with yes), reckoning with it is
  /// unknown, and what is made of it is never too.
  enum Absence: Sendable { case no, yes, unknown, never }

  init(
    written: String, cost: Int = 1, quick: Operators.Quick? = nil, absence: Absence, growth: Growth = .linear,
    _ apply: @escaping Apply
  ) {
    self.written = written
    self.absence = absence
    self.cost = cost
    self.growth = growth
    self.quick = quick
    self.apply = apply
  }
}

extension Operation {
  func outcome(ofNever failure: EvaluationFailure) throws(EvaluationFailure) -> Value {
    switch absence {
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .unknown: throw failure.asCondition
    case .never: throw failure
    }
  }
}

/// What a function may use beside its arguments.
struct CallContext {
  var budget: Budget
  let zones: @Sendable (String) -> TimeZoneRules?
}

/// A function over values at given types.
public struct Signature: Hashable, Sendable {
  public var parameters: [CELType]
  public var result: CELType
  /// Written `a.f(b)` rather than `f(a, b)`.
  public var isMember: Bool

  public init(_ parameters: [CELType], _ result: CELType, isMember: Bool = false) {
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
  }

  static func member(_ parameters: [CELType], _ result: CELType) -> Signature {
    Signature(parameters, result, isMember: true)
  }
}
