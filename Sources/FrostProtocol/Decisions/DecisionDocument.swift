/// A full decision record: `GET /v1/decisions/{id}`. The engine writes it; readers ignore members they do not know.
package struct DecisionDocument: Codable, Hashable, Sendable {
  /// `frost.decision/1`.
  package var schema: String
  package var id: String
  package var account: String
  package var time: String
  /// Number of the input that was decided.
  package var input: Int64
  package var currency: String
  package var event: DecidedEvent
  package var ruleSet: RuleSetReference
  package var subjects: [SubjectScore]
  package var rules: [RuleHit]
  /// Rules whose terms all held but for an exception; absent in older records.
  package var excepted: [ExceptedRule]?
  package var actions: [DecidedAction]
  /// What a guard stood against, and why.
  package var stopped: [StoppedAction]

  package init(
    schema: String, id: String, account: String, time: String, input: Int64, currency: String, event: DecidedEvent,
    ruleSet: RuleSetReference, subjects: [SubjectScore], rules: [RuleHit],
    excepted: [ExceptedRule]? = nil, actions: [DecidedAction], stopped: [StoppedAction] = []
  ) {
    self.schema = schema
    self.id = id
    self.account = account
    self.time = time
    self.input = input
    self.currency = currency
    self.event = event
    self.ruleSet = ruleSet
    self.subjects = subjects
    self.rules = rules
    self.excepted = excepted
    self.actions = actions
    self.stopped = stopped
  }
}

extension DecisionDocument {
  /// The rule set that decided.
  package struct RuleSetReference: Codable, Hashable, Sendable {
    package var version: Int
    package var hash: String

    package init(version: Int, hash: String) {
      self.version = version
      self.hash = hash
    }
  }
}
