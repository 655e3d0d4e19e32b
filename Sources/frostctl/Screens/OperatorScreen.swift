import FrostProtocol

/// What a change did, or would do.
enum OperatorScreen {
  static func lines(_ answer: OperatorAnswer) -> [String] {
    (answer.dryRun ? ["Nothing was changed; this would be done:"] : [])
      + answer.done.map { answer.dryRun ? "  " + $0 : $0 }
  }
}
