package import FrostConfig
package import FrostRules

/// Files into what runs, or everything that is wrong with them.
package enum Loading {
  package static func configuration(_ options: RunOptions) throws(StartFailure) -> DaemonConfiguration {
    do throws(LoadFailure) {
      var configuration = try DaemonConfiguration.load(options.configuration)
      if let state = options.state { configuration.state = state }
      if let run = options.run { configuration.run = run }
      return configuration
    } catch {
      throw StartFailure(.config, error.rendered)
    }
  }

  package static func rules(_ directory: String) throws(StartFailure) -> RuleSet {
    do throws(LoadFailure) {
      return try RuleDirectory.compile(directory).set
    } catch {
      throw StartFailure(.config, error.rendered)
    }
  }
}

extension RuleSet {
  /// `41 rules (30 enforce, 11 shadow), 55 features`.
  package var summary: String {
    let stages = RuleSpec.Stage.allCases.reversed().compactMap { stage in
      let count = rules.count { $0.stage == stage }
      return count > 0 ? "\(count) \(stage.rawValue)" : nil
    }
    let declared = features.count { !$0.name.hasPrefix("profile.") }
    return
      "\(rules.count) rule\(rules.count == 1 ? "" : "s") (\(stages.joined(separator: ", "))), "
      + "\(declared) feature\(declared == 1 ? "" : "s")"
  }
}
