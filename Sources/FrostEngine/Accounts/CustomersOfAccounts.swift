import FrostEvents

/// Whose account it is, by the newest event that says so. Learned anew from the journal at each start.
struct CustomersOfAccounts: Sendable {
  /// By the account's symbol number: the customer's, plus one; 0 where no event said it.
  var customers: [UInt32] = []

  mutating func saw(_ account: Symbol, of customer: Symbol) {
    let place = Int(account.number)
    if place >= customers.count {
      customers.append(contentsOf: repeatElement(0, count: max(1024, place + 1 - customers.count)))
    }
    customers[place] = customer.number + 1
  }

  subscript(account: Symbol) -> Symbol? {
    let place = Int(account.number)
    guard place < customers.count, customers[place] > 0 else { return nil }
    return Symbol(number: customers[place] - 1)
  }
}
