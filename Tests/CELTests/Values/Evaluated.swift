import CEL

/// Evaluates expressions over values, for tests. Without an environment every variable is declared dyn.
enum Evaluated {
  static let place = SourcePlace(file: "a.cel", line: 1, column: 1)

  static func value(
    _ text: String, _ variables: [String: Value] = [:], checked: Bool = true, in environment: Environment? = nil,
    budget: Budget = .standard
  ) throws -> Value {
    var known = environment ?? Environment(options: .standard)
    if environment == nil { for name in variables.keys { known.declare(name, .dyn) } }
    return try ValueExpression(text, at: place, in: known, checked: checked).evaluate(variables, budget: budget)
  }

  /// As the value, `no value: why` or `refused: why`, with its type before it.
  static func outcome(
    _ text: String, _ variables: [String: Value] = [:], checked: Bool = true, in environment: Environment? = nil,
    budget: Budget = .standard
  ) -> String {
    do {
      let value = try value(text, variables, checked: checked, in: environment, budget: budget)
      return "\(value.typeName) \(value)"
    } catch let failure as EvaluationFailure {
      return "no value: \(failure.message)"
    } catch let failure as CompileFailure {
      return "refused: \(failure.diagnostics.map(\.message).joined(separator: "; "))"
    } catch {
      return "\(error)"
    }
  }

  /// All diagnostics as an author sees them.
  static func errors(_ text: String, in environment: Environment = Environment(options: .standard)) -> [String] {
    do throws(CompileFailure) {
      return ["compiled as \(try ValueExpression(text, at: place, in: environment).type)"]
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return error.diagnostics.map { $0.rendered(line: String(lines[$0.place.line - 1])) }
    }
  }
}
