import FrostEvents
import FrostRules

extension Engine {
  /// The field whose value a rule's subject is; the compiler has seen to it that the schema has it.
  func field(of subject: RuleSpec.Subject) -> Int { schema.field(of: subject) }

  /// The subject of the event in the frame, by its name. A payee is an account like any other.
  mutating func subject(_ subject: RuleSpec.Subject) -> Symbol {
    let value = symbol(field(of: subject))
    return switch subject {
    case .account, .payee: value
    case .customer: named(.customer, value)
    case .device: named(.device, value)
    }
  }

  mutating func named(_ kind: SubjectKind, _ value: Symbol) -> Symbol {
    texts.table.intern(kind.name(symbols.text(of: value)))
  }

  /// The freeze by which no money leaves the account at the event: its own, or its customer's.
  mutating func restriction(of account: Symbol, _ event: ScoredEvent) -> AccountState.Freeze? {
    if let own = book.ask(account, { $0.freeze(scope: "out", seenAt: event.time) }), own.row.subject == .account {
      return own
    }
    guard book.hasCustomers, let customer = schema.roles.customer, event.row.has(customer) else { return nil }
    return book[named(.customer, symbol(customer))]?.freeze(scope: "out", seenAt: event.time)
  }
}

extension Schema {
  fileprivate func field(of subject: RuleSpec.Subject) -> Int {
    switch subject {
    case .account: roles.account
    case .payee: roles.payee ?? roles.account
    case .customer: roles.customer ?? roles.account
    case .device: roles.device ?? roles.account
    }
  }
}

extension RuleSet {
  /// The field that an event must have for a rule to have a subject; nil: its subject is the account.
  func subjectField(of rule: Int) -> Int? {
    rules[rule].subject == .account ? nil : schema.field(of: rules[rule].subject)
  }
}
