/// The parts of a program that are no instructions over scalars: functions of texts, macros, lists and maps. They are
/// evaluated as expressions over values are, on what the slots hold.
final class Computations: Sendable {
  /// What all parts of one evaluation may take together: well under 10 ms.
  static let budget = Budget(work: 100_000, memory: 4 << 20)

  /// Of a slot's value, where the cost is told before the evaluation.
  static let assumedWeight = 1_016

  private let parts: [Node]
  private let inputs: [SlotInputs.Input]
  private let locals: Int
  private let zones: @Sendable (String) -> TimeZoneRules?

  init(
    _ parts: [Node], _ inputs: [SlotInputs.Input], locals: Int, zones: @escaping @Sendable (String) -> TimeZoneRules?
  ) {
    self.parts = parts
    self.inputs = inputs
    self.locals = locals
    self.zones = zones
  }

  /// - Parameter budget: what is left; what the part takes is taken from it.
  func evaluate(_ part: Int, _ frame: Frame, _ budget: inout Budget) -> Evaluation.Word {
    var interpreter = Interpreter(
      variables: Array(repeating: nil, count: inputs.count), names: [],
      inputs: SlotInputs(inputs: inputs, frame: frame),
      locals: locals, budget: budget, zones: zones)
    defer { budget = interpreter.context.budget }
    do throws(EvaluationFailure) {
      return Self.word(try interpreter.evaluate(parts[part]))
    } catch { return .of(error.state) }
  }

  private static func word(_ value: Value) -> Evaluation.Word {
    switch value {
    case .bool(let value): .value(value)
    case .int(let value): .value(value)
    case .uint(let value): .value(value)
    case .double(let value): .value(value)
    default: .of(.error)
    }
  }
}
