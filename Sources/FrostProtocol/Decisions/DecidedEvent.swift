/// The event that was decided; personal fields are masked.
package struct DecidedEvent: Codable, Hashable, Sendable {
  package var id: String?
  package var type: String
  package var phase: String?
  package var txn: String?
  package var amount: String?
  package var fields: [String: JSONValue]

  package init(
    id: String? = nil, type: String, phase: String? = nil, txn: String? = nil, amount: String? = nil,
    fields: [String: JSONValue] = [:]
  ) {
    self.id = id
    self.type = type
    self.phase = phase
    self.txn = txn
    self.amount = amount
    self.fields = fields
  }
}
