import CEL
import FrostConfig
import FrostTools

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

  /// There is no such rule; with the one that was meant, perhaps.
  func unknown(_ id: String, in directory: String) -> Failure {
    let near = NearestName.find(id, among: ruleIDs).map { "did you mean `\($0)`?" }
    return Failure(
      .notFound, "there is no rule `\(id)` in \(directory)", hint: near ?? "frostctl rules list --rules \(directory)")
  }
}
