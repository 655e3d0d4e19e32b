package import FrostRules

/// A rule directory as it was read.
package struct LoadedRules: Sendable {
  package var spec: RuleSetSpec
  /// Every file that was read, in path order: what the compiler's diagnostics point into (`[Diagnostic].rendered(in:)`).
  package var files: [SourceText]
  /// Of all files, in path order. They are no part of what a daemon runs, but of the hash, as all that is written.
  package var tests: [RuleTest]
}
