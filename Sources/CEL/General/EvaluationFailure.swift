/// Why an expression has no value: what went wrong, and where in its text.
public struct EvaluationFailure: Error, Hashable, Sendable {
  /// One sentence without a full stop: "there is no key 'device'".
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// Where in the file; nil only inside the evaluation.
  public var place: SourcePlace?
  /// The part of the text that failed: `event.device.id`.
  public var path: String?
  var range: Range<Int>?
  /// Of the slot that has no value, or error.
  var state = SlotState.error

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// A slot that was read has no value.
  static func absent(_ state: SlotState) -> EvaluationFailure {
    var failure = EvaluationFailure("a value is not there")
    failure.state = state
    return failure
  }

  /// As a condition: `never` cannot hold and cannot fail, so it is unknown.
  var asCondition: EvaluationFailure {
    guard state == .never else { return self }
    var failure = self
    failure.state = .unknown
    return failure
  }

  /// Which of two failed terms of `&&` or `||` stays: the stronger, of equals the first.
  func joined(to first: EvaluationFailure?) -> EvaluationFailure {
    guard let first, first.asCondition.state.rawValue >= asCondition.state.rawValue else { return asCondition }
    return first
  }

  static func noOverload(_ function: String, _ arguments: [Value]) -> EvaluationFailure {
    let types = arguments.map(\.typeName).joined(separator: " and ")
    return EvaluationFailure("no such overload: `\(function)` does not take \(types)")
  }
}
