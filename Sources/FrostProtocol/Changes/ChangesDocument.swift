/// A part of the feed: `GET /v1/changes?after=TOKEN`, everything that leaves Frost in commit order.
package struct ChangesDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.changes/1"

  package var schema: String
  package var changes: [ChangeDocument]
  /// What to send as `after` next time; the one sent when there was nothing new.
  package var next: String
  /// There is more to read at once.
  package var more: Bool

  package init(changes: [ChangeDocument], next: String, more: Bool) {
    schema = Self.schema
    self.changes = changes
    self.next = next
    self.more = more
  }
}
