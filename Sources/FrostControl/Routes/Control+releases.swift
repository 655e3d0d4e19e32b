import FrostEngine
import FrostEvents
import FrostProtocol

extension Control {
  /// Accounts that one request may name.
  static let maximumAccounts = 10_000

  /// The request as one for many accounts, or by cause; nil: it is for one account or freeze.
  func bulk(_ request: ReleaseRequest, _ outcome: FrostEngine.Outcome) throws(Refusal) -> OperatorInput.Action? {
    let ways = [
      request.account != nil, request.freeze != nil, request.accounts != nil, request.rule != nil, request.tag != nil,
    ]
    guard ways.count(where: { $0 }) == 1 else {
      throw Refusal(.badRequest, "name one of account, freeze, accounts, rule and tag")
    }
    if request.since != nil, request.rule == nil, request.tag == nil {
      throw Refusal(.badRequest, "since: goes with rule or tag")
    }
    if let accounts = request.accounts {
      guard !accounts.isEmpty, accounts.count <= Self.maximumAccounts else {
        throw Refusal(.badRequest, "accounts: name 1 to \(Self.maximumAccounts)")
      }
      for account in accounts { try RequestBody.requireText(("accounts", account)) }
      return .releaseMany(accounts: accounts, outcome: outcome)
    }
    guard request.rule != nil || request.tag != nil else { return nil }
    for (name, text) in [("rule", request.rule), ("tag", request.tag)] {
      if let text { try RequestBody.requireText((name, text)) }
    }
    var since: EventTime?
    if let text = request.since { since = try RequestBody.time(text, named: "since") }
    return .releaseByCause(rule: request.rule, tag: request.tag, since: since, outcome: outcome)
  }

  /// A right that the caller claims, if they hold it.
  func right(_ name: String, of user: Caller) throws(Refusal) -> OperatorInput.Right {
    guard let right = OperatorInput.Right(rawValue: name) else {
      throw Refusal(.badRequest, "right: '\(name)' is none of supervisor, authority")
    }
    guard rights[name]?.contains(user.name) ?? false else {
      throw Refusal(
        .forbidden, "\(user.name) does not hold the right \(name)",
        hint: "name \(user.name) under `rights` in frost.yaml, and start frostd again")
    }
    return right
  }

  /// Documents as the caller may see them.
  func documents(for user: Caller) -> Documents {
    var documents = documents
    documents.showsOrders = rights["authority"]?.contains(user.name) ?? false
    return documents
  }

  func money(_ text: String) throws(Refusal) -> Int64 {
    let decimals = documents.bookCurrency.decimals
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = parts[0] + fraction
    guard !parts[0].isEmpty, fraction.count <= decimals, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let amount = Int64(digits + String(repeating: "0", count: decimals - fraction.count)), amount > 0
    else {
      throw Refusal(.badRequest, "allowance: '\(text)' is no amount in \(documents.bookCurrency.code)")
    }
    return amount
  }
}
