/// What Frost knows of an account and why it did what it did: the answer to `POST /v1/bundles`. Times are RFC 3339, UTC.
package struct BundleDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.bundle/1"

  /// An event line, as it was taken into the journal.
  package struct Event: Codable, Hashable, Sendable {
    package var input: Int64
    package var source: String
    package var id: String
    /// By the schema's names; absent: the journal does not have them any more.
    package var fields: [String: JSONValue]?

    package init(input: Int64, source: String, id: String, fields: [String: JSONValue]?) {
      self.input = input
      self.source = source
      self.id = id
      self.fields = fields
    }
  }

  /// Where entries of the audit log stand in it, and whether it is as it was written.
  package struct Chain: Codable, Hashable, Sendable {
    package var verification: AuditVerificationDocument
    /// The newest entry and its chain: `128:9f86…`. Whoever has kept it can tell later that nothing before was changed.
    package var anchor: String?

    package init(verification: AuditVerificationDocument, anchor: String?) {
      self.verification = verification
      self.anchor = anchor
    }
  }

  /// A rule as it stands in its file; added by who has the files.
  package struct Rule: Codable, Hashable, Sendable {
    package var rule: String
    package var version: String
    /// With the features that it reads; absent: the files of that version are not at hand.
    package var text: String?

    package init(rule: String, version: String, text: String? = nil) {
      self.rule = rule
      self.version = version
      self.text = text
    }
  }

  package var schema: String
  /// Wall time.
  package var made: String
  package var by: String
  package var via: String?
  package var reason: String
  package var account: String
  /// Personal fields are `***`.
  package var masked: Bool
  package var currency: String
  package var state: AccountDocument
  /// Decision records as they were stored, newest first.
  package var decisions: [JSONValue]
  /// There are older ones.
  package var moreDecisions: Bool
  /// What was decided, and the events that the values came from.
  package var events: [Event]
  package var cases: [EscalationDocument]
  /// About the account, oldest first.
  package var audit: [AuditEntryDocument]
  package var chain: Chain
  package var rules: [Rule]

  package init(
    made: String, by: String, via: String?, reason: String, masked: Bool, currency: String, state: AccountDocument,
    decisions: [JSONValue], moreDecisions: Bool, events: [Event], cases: [EscalationDocument],
    audit: [AuditEntryDocument], chain: Chain, rules: [Rule] = []
  ) {
    schema = Self.schema
    self.made = made
    self.by = by
    self.via = via
    self.reason = reason
    account = state.id
    self.masked = masked
    self.currency = currency
    self.state = state
    self.decisions = decisions
    self.moreDecisions = moreDecisions
    self.events = events
    self.cases = cases
    self.audit = audit
    self.chain = chain
    self.rules = rules
  }
}
