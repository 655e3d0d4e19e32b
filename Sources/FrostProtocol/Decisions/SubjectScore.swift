/// The three totals of one subject: of enforce rules, with review rules, of all.
package struct SubjectScore: Codable, Hashable, Sendable {
  /// `account`, `payee`, `customer` or `device`.
  package var kind: String
  package var id: String
  package var enforce: Double
  package var review: Double
  package var all: Double

  package init(kind: String, id: String, enforce: Double, review: Double, all: Double) {
    self.kind = kind
    self.id = id
    self.enforce = enforce
    self.review = review
    self.all = all
  }
}
