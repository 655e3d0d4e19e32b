/// `POST /v1/quarantine/retry`: feed lines of the quarantine again, by the schema in force now.
package struct QuarantineRetryRequest: Codable, Hashable, Sendable {
  /// Those that came there since this wall time (RFC 3339); absent: all.
  package var since: String?
  /// Go on after the line with this number; absent: from the oldest.
  package var after: Int64?
  /// Never empty.
  package var reason: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(since: String? = nil, after: Int64? = nil, reason: String, dryRun: Bool = false) {
    self.since = since
    self.after = after
    self.reason = reason
    self.dryRun = dryRun
  }
}

extension QuarantineRetryRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    since = try members.decodeIfPresent(String.self, forKey: .since)
    after = try members.decodeIfPresent(Int64.self, forKey: .after)
    reason = try members.decode(String.self, forKey: .reason)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

/// The answer, given after the commit.
package struct QuarantineRetryAnswer: Codable, Hashable, Sendable {
  package static let schema = "frost.retry/1"

  package var schema: String
  /// Lines that are inputs now, and left the quarantine (or would).
  package var fed: Int
  /// Lines that still cannot be read, and stay.
  package var unreadable: Int
  /// Lines that are not there whole, and stay.
  package var cut: Int
  /// There are more: ask again with this as `after`.
  package var next: Int64?
  package var dryRun: Bool

  package init(fed: Int, unreadable: Int, cut: Int, next: Int64?, dryRun: Bool) {
    schema = Self.schema
    self.fed = fed
    self.unreadable = unreadable
    self.cut = cut
    self.next = next
    self.dryRun = dryRun
  }
}
