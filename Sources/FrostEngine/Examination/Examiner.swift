import CEL
import FrostEvents
import FrostRules

/// Collects examinations while a batch is processed.
struct Examiner: Sendable {
  let depth: Examination.Depth
  var hits: [Hit] = []
  var verdicts: [Examination.Verdict] = []
  var finished: [Examination] = []

  init(_ depth: Examination.Depth) { self.depth = depth }

  mutating func note(_ totals: Totals, _ actions: Actions, of subject: String, _ kind: RuleSpec.Subject) {
    var done: [String] = []
    for action in actions.done where !done.contains(action.action) { done.append(action.action) }
    let freezes = actions.done.filter { $0.action == "freeze" }
    verdicts.append(
      Examination.Verdict(
        kind: kind, subject: subject, enforce: totals.enforce, review: totals.review, all: totals.all, done: done,
        scopes: freezes.compactMap(\.scope),
        until: freezes.contains { $0.until == nil } ? nil : freezes.compactMap(\.until).max(),
        stopped: actions.stopped.map { ($0.action, $0.because) }))
  }

  /// The record of the verdict noted last.
  mutating func keep(_ document: String) { verdicts[verdicts.count - 1].document = document }
}
