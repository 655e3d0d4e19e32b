import FrostProtocol

/// Everything that leaves Frost, in commit order, from a place on.
struct Feed {
  let session: Session
  /// Where it goes on; nil: at the very beginning.
  private(set) var token: String?

  init(_ session: Session, after token: String? = nil) {
    self.session = session
    self.token = token
  }

  /// What is new; waits up to `seconds` for something.
  mutating func news(waiting seconds: Int = 0) async throws(Failure) -> [ChangeDocument] {
    var changes: [ChangeDocument] = []
    while true {
      var query = [("limit", "1000")]
      if let token { query.append(("after", token)) }
      if seconds > 0, changes.isEmpty { query.append(("wait", String(seconds))) }
      let page = try await session.get(ChangesDocument.self, "/v1/changes", query: query).document
      changes += page.changes
      token = page.next
      if !page.more { return changes }
    }
  }

  /// Goes on after everything that is there now.
  mutating func skipToEnd() async throws(Failure) { _ = try await news() }
}
