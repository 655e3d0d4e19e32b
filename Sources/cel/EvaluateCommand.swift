import ArgumentParser
import CEL
import Foundation

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate one expression and print its value.")

  @Argument(help: "The expression.")
  var expression: String

  @Option(name: .long, help: "A variable, as name=expression. May be given more than once.")
  var with: [String] = []

  func run() throws {
    var environment = Environment(options: .standard)
    environment.zones = ZoneFiles.rules
    var variables: [String: Value] = [:]
    for assignment in with {
      guard let sign = assignment.firstIndex(of: "="), sign > assignment.startIndex else {
        throw ValidationError("--with \(assignment): write name=value, a text in quotes: --with \"name='A'\"")
      }
      let name = String(assignment[..<sign])
      let (value, type) = try Self.evaluate(
        String(assignment[assignment.index(after: sign)...]), named: "--with \(name)", environment, [:])
      variables[name] = value
      environment.declare(name, type)
    }
    print(try Self.evaluate(expression, named: "expression", environment, variables).value)
  }

  private static func evaluate(
    _ text: String, named name: String, _ environment: Environment, _ variables: [String: Value]
  ) throws -> (value: Value, type: CELType) {
    let place = SourcePlace(file: name, line: 1, column: 1)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func shown(_ diagnostic: Diagnostic) -> String {
      let line = diagnostic.place.line - 1
      return diagnostic.rendered(line: lines.indices.contains(line) ? String(lines[line]) : nil)
    }
    do {
      let checked = try ValueExpression(text, at: place, in: environment)
      return (try checked.evaluate(variables), checked.type)
    } catch let failure as CompileFailure {
      FileHandle.standardError.write(Data((failure.diagnostics.map(shown).joined(separator: "\n") + "\n").utf8))
    } catch let failure as EvaluationFailure {
      let diagnostic = Diagnostic(
        at: failure.place ?? place, length: failure.path?.unicodeScalars.count ?? 1, failure.message, hint: failure.hint
      )
      FileHandle.standardError.write(Data((shown(diagnostic) + "\n").utf8))
    }
    throw ExitCode.failure
  }
}
