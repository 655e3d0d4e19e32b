import FrostEvents

/// Answers to the lines of one batch whose writer waits for them; kept only while such a batch is scored.
struct VerdictLog: Sendable {
  var answers: [LineAnswer] = []
  /// Of the event in hand.
  var hits: [Hit] = []
  /// How many decisions the commit held before it.
  var decisions: Int

  init(decisions: Int) { self.decisions = decisions }
}
