import CEL
package import FrostConfig
package import FrostRules

/// A rule directory, read and compiled as a daemon would.
package struct CompiledRules: Sendable {
  package let loaded: LoadedRules
  package let set: RuleSet

  /// What is wrong with a directory.
  package struct Refusal: Error {
    /// Every mistake with its line and a caret.
    package let rendered: String
    package let count: Int
  }

  package init(_ directory: String) throws(Refusal) {
    do {
      loaded = try RuleDirectory.load(directory)
    } catch {
      throw Refusal(rendered: error.rendered, count: error.diagnostics.count)
    }
    do {
      set = try RuleCompiler.compile(loaded.spec)
    } catch {
      let mistakes = error.diagnostics.filter { $0.severity == .error }
      throw Refusal(rendered: mistakes.rendered(in: loaded.files), count: mistakes.count)
    }
  }
}
