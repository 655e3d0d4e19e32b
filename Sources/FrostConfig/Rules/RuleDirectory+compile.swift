import CEL
package import FrostRules

extension RuleDirectory {
  /// Reads a directory and compiles what it says.
  /// - Throws: everything that is wrong with it: the files' shape, and the conditions of all that could be read.
  package static func compile(_ path: String) throws(LoadFailure) -> CompiledRules {
    let reading = read(path)
    guard let spec = reading.spec else { throw LoadFailure(reading.diagnostics, files: reading.files) }
    let isShaped = reading.diagnostics.isEmpty
    do throws(CompileFailure) {
      let set = try RuleCompiler.compile(spec)
      guard isShaped else { throw CompileFailure(diagnostics: []) }
      return CompiledRules(set: set, spec: spec, files: reading.files, tests: reading.tests)
    } catch {
      throw LoadFailure(reading.diagnostics + news(error.diagnostics, after: reading.diagnostics), files: reading.files)
    }
  }

  /// Without what follows from the mistakes already noted: what only looks odd, and what stands on their lines.
  private static func news(_ found: [Diagnostic], after known: [Diagnostic]) -> [Diagnostic] {
    guard !known.isEmpty else { return found }
    struct Line: Hashable {
      var file: String
      var line: Int
    }
    let lines = Set(known.map { Line(file: $0.place.file, line: $0.place.line) })
    return found.filter {
      $0.severity == .error && !lines.contains(Line(file: $0.place.file, line: $0.place.line))
    }
  }
}

/// A rule directory that was read and compiled.
package struct CompiledRules: Sendable {
  package var set: RuleSet
  package var spec: RuleSetSpec
  /// Every file that was read, in path order: what warnings point into (`[Diagnostic].rendered(in:)`).
  package var files: [SourceText]
  /// The tests in the files, in path order.
  package var tests: [RuleTest]
}
