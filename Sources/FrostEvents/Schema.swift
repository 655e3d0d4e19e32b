/// What `schema.yaml` declares: the typed fields of an event and where each stands in the wallet's JSON. Field numbers
/// are positions in `fields`; a schema has at most 64 of them, so that presence is one word.
package struct Schema: Hashable, Sendable {
  package static let maximumFields = 64

  package var bookCurrency: Currency
  package var fields: [Field]
  package var roles: Roles
  /// Groups by name, sorted by name: `outflow: [transfer, withdrawal.requested]`.
  package var groups: [Group]
  /// The only types that a hold may be written for.
  package var holdable: [TypePhase]
  package var profile: Profile
  /// Rates into the book currency, sorted by currency and date; empty when the schema names no rates file.
  package var rates: Rates

  package init(
    bookCurrency: Currency, fields: [Field], roles: Roles, groups: [Group] = [], holdable: [TypePhase] = [],
    profile: Profile = Profile(), rates: Rates = Rates()
  ) {
    self.bookCurrency = bookCurrency
    self.fields = fields
    self.roles = roles
    self.groups = groups
    self.holdable = holdable
    self.profile = profile
    self.rates = rates
  }

  package func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// The field whose name says what kind of thing the values of a key are: payees are accounts, all others their own kind.
  package func kind(ofKey field: Int) -> Int { field == roles.payee ? roles.account : field }

  /// The field numbers that Frost itself reads. `id`, `txn` and texts nobody compares are never interned.
  package struct Roles: Hashable, Sendable {
    package var id: Int?
    package var txn: Int?
    package var time: Int
    package var type: Int
    package var phase: Int?
    package var account: Int
    package var customer: Int?
    package var payee: Int?
    package var device: Int?
    package var amount: Int?
    /// The id of what Frost decided that the event answers: a freeze, a hold, a step-up.
    package var ref: Int?
    /// What the user says of what was seen: `me` or `not_me`.
    package var answer: Int?

    package init(
      id: Int?, txn: Int? = nil, time: Int, type: Int, phase: Int? = nil, account: Int, customer: Int? = nil,
      payee: Int? = nil, device: Int? = nil, amount: Int? = nil, ref: Int? = nil, answer: Int? = nil
    ) {
      self.id = id
      self.txn = txn
      self.time = time
      self.type = type
      self.phase = phase
      self.account = account
      self.customer = customer
      self.payee = payee
      self.device = device
      self.amount = amount
      self.ref = ref
      self.answer = answer
    }
  }

  package struct Group: Hashable, Sendable {
    package var name: String
    package var members: [TypePhase]

    package init(name: String, members: [TypePhase]) {
      self.name = name
      self.members = members
    }
  }

  /// Attributes of an account, last value wins: the events that carry them and the field numbers they stand in.
  package struct Profile: Hashable, Sendable {
    package var from: [TypePhase]
    package var fields: [Int]

    package init(from: [TypePhase] = [], fields: [Int] = []) {
      self.from = from
      self.fields = fields
    }
  }
}

/// An event type with its phase; `transfer` is `transfer.done`.
package struct TypePhase: Hashable, Sendable {
  package var type: String
  package var phase: String

  package init(type: String, phase: String = "done") {
    self.type = type
    self.phase = phase
  }
}
