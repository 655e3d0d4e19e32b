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

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  static func noOverload(_ function: String, _ arguments: [Value]) -> EvaluationFailure {
    let types = arguments.map(\.typeName).joined(separator: " and ")
    return EvaluationFailure("no such overload: `\(function)` does not take \(types)")
  }
}
