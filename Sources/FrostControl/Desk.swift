import Foundation
package import FrostEvents
import FrostProtocol
package import FrostStore

/// The routes of both sockets without sockets, for a program that has the store itself: the same handlers give the same
/// documents.
package struct Desk: Sendable {
  let control: Control
  let services: Set<String>

  package init(
    store: Store, port: any OperatorPort, bookCurrency: Currency, services: Set<String> = [],
    rights: [String: [String]] = [:], finding: Finding? = nil
  ) {
    control = Control(
      store: store, port: port, documents: Documents(bookCurrency: bookCurrency), finding: finding, rights: rights)
    self.services = services
  }

  /// A document, or an error as one, with its HTTP status.
  package struct Answer: Sendable {
    package var status: Int
    package var body: [UInt8]
  }

  /// Answers the user whose process this is.
  /// - Parameters:
  ///   - path: percent-encoded, without a query.
  ///   - agent: whom the user acts for.
  package func answer(
    _ method: String, _ path: String, query: [(String, String)] = [], body: [UInt8] = [], agent: String? = nil
  ) async -> Answer {
    do {
      for route in Route.all where route.method == method {
        guard let id = route.id(in: path) else { continue }
        let user = try Caller(user: Peer.name(of: getuid()), agent: agent, services: services)
        let call = Call(id: id, query: Dictionary(query) { $1 }, body: body, user: user)
        return Answer(status: 200, body: try await route.answer(control, call))
      }
      throw Refusal(.notFound, "no such path: \(path)", hint: "docs/openapi.yaml lists all paths")
    } catch {
      let refusal = Refusal(error)
      return Answer(status: refusal.code.status, body: (try? ProtocolJSON.encode(refusal.document)) ?? [])
    }
  }
}

extension Route {
  /// What stands for `{id}` in a path; empty where there is none; nil: the path is another one.
  func id(in path: String) -> String? {
    let (own, given) = (self.path.split(separator: "/"), path.split(separator: "/", omittingEmptySubsequences: false))
    guard own.count == given.count - 1 else { return nil }
    var id = ""
    for (part, word) in zip(own, given.dropFirst()) {
      if part == "{id}" {
        guard let text = String(word).removingPercentEncoding else { return nil }
        id = text
      } else if part != word {
        return nil
      }
    }
    return id
  }
}
