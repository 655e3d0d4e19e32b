import CEL
import FrostConfig
package import FrostEvents
import FrostRules

/// What is wrong with a rule directory, if anything: what `frostctl rules check` says. A reload says the errors.
package struct RuleCheck: Sendable {
  /// Every diagnostic with its line and a caret, ready to print; empty when there is none.
  package var rendered: String
  package var errors: Int
  package var warnings: Int
  /// One line about what was read; nil when there are errors.
  package var summary: String?
  /// What time brings about: a calendar that ends soon, a sentence each.
  package var notes: [String] = []

  /// Reads and compiles the rules in `directory` as a daemon would.
  /// - Parameters:
  ///   - now: for what time brings about.
  ///   - journal: how long the daemon that is to run the rules keeps it, where that is known.
  package init(directory: String, now: EventTime? = nil, journal: KeptJournal? = nil) {
    do {
      let rules = try RuleDirectory.compile(directory)
      let stages = RuleSpec.Stage.allCases.reversed().compactMap { stage -> String? in
        let count = rules.spec.rules.count { $0.stage == stage }
        return count == 0 ? nil : "\(count) \(stage.rawValue)"
      }
      let warnings = (rules.set.warnings + RuleLints.findings(rules, journal: journal)).sorted { $0.place < $1.place }
      self.init(warnings, rendered: warnings.rendered(in: rules.files))
      let counts = [
        Figures.count(rules.files.count, "file"), Figures.count(rules.spec.features.count, "feature"),
        Figures.count(rules.spec.rules.count, "rule") + (stages.isEmpty ? "" : " (\(stages.joined(separator: ", ")))"),
      ]
      if let now {
        let calendars = rules.spec.policy.rails.map(\.calendar)
        for (place, calendar) in calendars.enumerated() where calendars.firstIndex(of: calendar) == place {
          if let warning = calendar.warning(at: now) { notes.append(warning) }
        }
      }
      summary = counts.joined(separator: ", ") + ", hash \(rules.set.hash.prefix(12))"
    } catch {
      self.init(error.diagnostics, rendered: error.rendered)
    }
  }

  private init(_ diagnostics: [Diagnostic], rendered: String) {
    self.rendered = rendered
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
  }
}
