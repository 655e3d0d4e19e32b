import FrostEvents

/// What an input changed beyond the features: journalled with it and applied on recovery, without evaluating a rule. A
/// row is the whole new state of its thing.
enum Effect: Sendable {
  case freeze(FreezeRow)
  case cause(CauseRow)
  case hold(HoldRow)
  case stepUp(StepUpRow)
  case escalation(EscalationRow)
  case exception(ExceptionRow)
  case label(LabelRow)
  /// Something was done to an account that is not done again for a while.
  case mark(account: String, key: String, until: EventTime)
  /// Money left an account while it was frozen, minor units.
  case leak(amount: Int64)
  /// The storm guard counts a new freeze: for the rule without which there would be none, or for all with no name.
  case counted(rule: String)
  /// Terms whose value was unknown.
  case unknownTerms(Int64)
  case listEntry(ListEntryRow)
  case subjectLabel(SubjectLabelRow)
  /// The wallet has answered something that Frost decided.
  case acknowledged(AcknowledgementRow)
  /// Somebody did something about a case.
  case caseStep(CaseStepRow)
  /// A measure in force, or its end: a cap, an allow entry, a guard's trip, a request for consent.
  case measure(MeasureRow)
  /// These rules (`rule@version`) may enforce; a rule set that adds others needs the consent of `needed` people.
  case enforcing(rules: [String], needed: Int)
  /// What has left a frozen account on that day of the freeze, minor units.
  case allowanceUsed(account: String, freeze: String, day: Int64, total: Int64)
  /// A person ended a freeze that had stood for so long, milliseconds.
  case released(after: Int64, isHonest: Bool)
  /// A row of an import.
  case known(KnownRow)
}
