import ArgumentParser
import FrostProtocol

/// What a shell offers of what a running frostd has: nothing where none answers.
enum LiveCompletion {
  /// Spoken codes of active freezes and open cases, ids and accounts of freezes.
  static let subjects = offer { session in
    try await freezes(of: session, [\.code, \.account, \.id]) + cases(of: session)
  }
  static let freezes = offer { session in try await freezes(of: session, [\.account, \.id]) }
  static let cases = offer { session in try await cases(of: session) }
  static let found = offer { session in
    try await (freezes(of: session, [\.code]) + cases(of: session)).map { "code:\($0)" }
  }
  static let rules = offer { session in
    try await session.get(RulesDocument.self, "/v1/rules").document.rules.map(\.id)
  }

  /// Those that begin with what is typed; ids only once they are asked for by their first letters.
  static func fitting(_ offers: [String], _ prefix: String) -> [String] {
    var seen: Set<String> = []
    return offers.filter { offer in
      let isID = offer.hasPrefix("frz_") || offer.hasPrefix("esc_")
      return offer.hasPrefix(prefix) && (!isID || !prefix.isEmpty) && seen.insert(offer).inserted
    }
  }

  /// The last of several with commas between them.
  static let ruleList = CompletionKind.custom { (words: [String], _: Int, prefix: String) async -> [String] in
    let named = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    let ids = await offered(words) { session in
      try await session.get(RulesDocument.self, "/v1/rules").document.rules.map(\.id)
    }
    return fitting(ids.map { named + $0 }, prefix)
  }

  private static func offer(_ ask: @escaping @Sendable (Session) async throws -> [String]) -> CompletionKind {
    .custom { (words: [String], _: Int, prefix: String) async -> [String] in
      fitting(await offered(words, ask), prefix)
    }
  }

  private static func offered(_ words: [String], _ ask: (Session) async throws -> [String]) async -> [String] {
    (try? await ask(Session(place: .sockets(directory(words))))) ?? []
  }

  static func directory(_ words: [String]) -> String {
    SocketOptions.directory(RuleCompletion.value(of: "--socket-dir", in: words))
  }

  private static func freezes(
    of session: Session, _ names: [KeyPath<FreezeDocument, String>]
  ) async throws -> [String] {
    let query = [("state", "active"), ("limit", "200")]
    let freezes = try await session.get(FreezesDocument.self, "/v1/freezes", query: query).document.freezes
    return names.flatMap { name in freezes.map { $0[keyPath: name] } }
  }

  private static func cases(of session: Session) async throws -> [String] {
    let query = [("state", "waiting"), ("limit", "200")]
    let cases = try await session.get(EscalationsDocument.self, "/v1/escalations", query: query).document.escalations
    return cases.map(\.code) + cases.map(\.id)
  }
}
