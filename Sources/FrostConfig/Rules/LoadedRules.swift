package import FrostRules

/// A rule directory as it was read.
package struct LoadedRules: Sendable {
  package var spec: RuleSetSpec
  /// Every file that was read, in path order: what the compiler's diagnostics point into (`[Diagnostic].rendered(in:)`).
  package var files: [SourceText]
}
