import CEL
import FrostConfig

extension CompiledRules {
  /// Reads and compiles a directory; what is wrong with it goes to standard output, as `rules check` writes it.
  static func read(_ directory: String) throws(Failure) -> CompiledRules {
    do { return try RuleDirectory.compile(directory) } catch {
      Terminal.write(error.rendered, to: 1)
      let errors = error.diagnostics.count { $0.severity == .error }
      throw Failure(
        .configuration, "\(Words.count(errors, "error", "errors")) in \(directory): a daemon would not take it")
    }
  }
}
