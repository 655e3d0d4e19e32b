import FrostProtocol

/// When the freezes of marked accounts came by in the feed.
enum Freezes {
  private struct Enough: Error {}

  /// - Returns: by account, when its freeze was there, once there are so many.
  static func follow(_ client: ControlClient, count: Int) async throws -> [String: Int64] {
    var seen: [String: Int64] = [:]
    do {
      try await client.events("/v1/changes") { event in
        let at = now()
        let change = try ProtocolJSON.decode(ChangeDocument.self, from: event.data)
        if change.kind == "freeze.placed", change.account.hasPrefix("marker-") { seen[change.account] = at }
        if seen.count == count { throw Enough() }
      }
    } catch is Enough {}
    return seen
  }
}

/// What a question about restrictions takes, ten times a second until cancelled.
func ask(_ client: ControlClient) async throws -> Sample {
  var sample = Sample()
  while !Task.isCancelled {
    let began = now()
    _ = try await client.get("/v1/freezes", query: [("limit", "10")])
    sample.add(now() - began)
    try? await Task.sleep(for: .milliseconds(100))
  }
  return sample
}
