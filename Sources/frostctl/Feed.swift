import FrostProtocol

/// Everything that leaves Frost, in commit order, from a place on.
struct Feed {
  let session: Session
  /// Where it goes on; nil: at the very beginning.
  private(set) var token: String?
  /// The name under which frostd notes what was taken.
  let reader: String?

  init(_ session: Session, after token: String? = nil, reader: String? = nil) {
    self.session = session
    self.token = token
    self.reader = reader
  }

  /// What is new.
  mutating func news() async throws(Failure) -> [ChangeDocument] {
    var changes: [ChangeDocument] = []
    while true {
      var query = [("limit", "1000")]
      if let token { query.append(("after", token)) }
      if let reader { query.append(("reader", reader)) }
      let page = try await session.get(ChangesDocument.self, "/v1/changes", query: query).document
      changes += page.changes
      token = page.next
      if !page.more { return changes }
    }
  }

  /// Gives what is there and what comes, until `take` throws or the task is cancelled; goes on after the last one taken
  /// when frostd is started again.
  mutating func follow(_ take: (ChangeDocument) async throws -> Void) async throws {
    var hasBegun = false
    while true {
      do {
        try await session.follow(after: &token, reader: reader) { change in
          hasBegun = true
          try await take(change)
        }
      } catch let failure as Failure where hasBegun && [.notRunning, .inputOutput].contains(failure.code) {
        Terminal.message("frostctl: \(failure.message); it is tried again")
      }
      try await Task.sleep(for: .seconds(1))
    }
  }

  /// Goes on after everything that is there now.
  mutating func skipToEnd() async throws(Failure) { _ = try await news() }
}
