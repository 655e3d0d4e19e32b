import CEL
import FrostConfig
import FrostRules

/// What is wrong with a rule directory, if anything: what `frostctl rules check` and a reload say.
package struct RuleCheck: Sendable {
  /// Every diagnostic with its line and a caret, ready to print; empty when there is none.
  package var rendered: String
  package var errors: Int
  package var warnings: Int
  /// One line about what was read; nil when there are errors.
  package var summary: String?

  /// Reads and compiles the rules in `directory` as a daemon would.
  package init(directory: String) {
    let loaded: LoadedRules
    do {
      loaded = try RuleDirectory.load(directory)
    } catch {
      self.init(error.diagnostics, rendered: error.rendered)
      return
    }
    do {
      let set = try RuleCompiler.compile(loaded.spec)
      let stages = RuleSpec.Stage.allCases.reversed().compactMap { stage -> String? in
        let count = loaded.spec.rules.count { $0.stage == stage }
        return count == 0 ? nil : "\(count) \(stage.rawValue)"
      }
      self.init(set.warnings, rendered: set.warnings.rendered(in: loaded.files))
      let counts = [
        Figures.count(loaded.files.count, "file"), Figures.count(loaded.spec.features.count, "feature"),
        Figures.count(loaded.spec.rules.count, "rule") + (stages.isEmpty ? "" : " (\(stages.joined(separator: ", ")))"),
      ]
      summary = counts.joined(separator: ", ") + ", hash \(set.hash.prefix(12))"
    } catch {
      self.init(error.diagnostics, rendered: error.diagnostics.rendered(in: loaded.files))
    }
  }

  private init(_ diagnostics: [Diagnostic], rendered: String) {
    self.rendered = rendered
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
  }
}
