import Foundation
import FrostEvents
import FrostProtocol
import FrostStore
import Testing

@testable import FrostControl

/// The same questions with and without sockets.
@Suite struct DeskTests {
  private static let ids = [
    "/v1/freezes/{id}": ["frz_1", "none"], "/v1/accounts/{id}": ["a/1", "A 1/ü"], "/v1/accounts/{id}/why": ["a/1"],
    "/v1/accounts/{id}/caller": ["a/1"], "/v1/decisions/{id}": ["dec_1", "none"], "/v1/lists/{id}": ["watched"],
    "/v1/quarantine/{id}": ["1", "x"], "/v1/escalations/{id}": ["none", "esc_1"],
  ]

  private func desk(_ running: RunningServer) -> Desk {
    Desk(
      store: running.store, port: running.port, bookCurrency: Currency(code: "CNY", decimals: 2),
      services: running.services, rights: running.rights,
      finding: Finding(lookup: running.lookup, knowsEverySeen: true))
  }

  @Test func `every route of the read socket gives the same document`() async throws {
    try await RunningServer.with { running in
      for route in Route.all where route.socket == .read {
        for id in Self.ids[route.path] ?? [""] {
          let path = route.path.replacing("{id}", with: ControlClient.path("", id))
          let answer = await desk(running).answer("GET", path)
          do {
            let body = try await running.read.get(path)
            #expect(answer.status == 200, "\(path)")
            #expect(answer.body == body, "\(path)")
          } catch ControlClientError.refused(let status, let document) {
            #expect(answer.status == status, "\(path)")
            #expect(try ProtocolJSON.decode(ErrorDocument.self, from: answer.body) == document, "\(path)")
          }
        }
      }
    }
  }

  @Test func `parameters, bodies, agents and paths that are none are read as on the sockets`() async throws {
    try await RunningServer.with(services: []) { running in
      let desk = desk(running)
      let odd = await desk.answer("GET", "/v1/freezes", query: [("stat", "active")])
      #expect(odd.status == 400 && String(decoding: odd.body, as: UTF8.self).contains("unknown parameter 'stat'"))
      #expect(await desk.answer("GET", "/v1/nothing").status == 404)
      #expect(await desk.answer("GET", "/v1/find").status == 404)
      let find = try ProtocolJSON.encode(FindRequest(what: "account", value: "A1"))
      #expect(await desk.answer("POST", "/v1/find", body: find).status == 200)
      #expect(await desk.answer("POST", "/v1/find", body: find, agent: "mei").status == 403)
    }
  }
}
