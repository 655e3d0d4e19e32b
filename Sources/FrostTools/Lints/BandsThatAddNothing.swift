import CEL
import FrostConfig
import FrostRules

/// A band does no more than the one below it, or begins where no score comes.
func bandsThatAddNothing(_ rules: CompiledRules) -> [Diagnostic] {
  let policy = rules.spec.policy
  return RuleSpec.Subject.allCases.flatMap { subject -> [Diagnostic] in
    let bands = subject == .account ? policy.bands : policy.otherBands[subject] ?? []
    let empty = zip(bands, bands.dropFirst()).filter { Set($1.actions).isSubset(of: $0.actions) }.map { lower, band in
      Diagnostic(
        .warning, at: band.place,
        "the band from \(Figures.short(band.from)) does no more than the one from \(Figures.short(lower.from))",
        hint: "a score has the highest band that it reaches: let it do more, or take it out")
    }
    return empty
      + bands.filter { $0.from > policy.cap }.map { band in
        Diagnostic(
          .warning, at: band.place,
          "no score reaches the band from \(Figures.short(band.from)): scores end at \(Figures.short(policy.cap))",
          hint: "lower it, or raise `combine: {cap: …}`")
      }
  }
}
