import Foundation
import Testing

@testable import FrostControl

@Suite struct OpenAPITests {
  private func document() throws -> [Substring] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/openapi.yaml"), encoding: .utf8)
    return text.split(separator: "\n")
  }

  /// `GET /v1/status read.sock` for every operation.
  private func described() throws -> Set<String> {
    var operations: Set<String> = []
    var path = ""
    var method = ""
    for line in try document() {
      if let match = line.wholeMatch(of: #/  (\/\S+):/#) { path = String(match.1) }
      if let match = line.wholeMatch(of: #/    (get|post|put|patch|delete):/#) { method = match.1.uppercased() }
      if let match = line.wholeMatch(of: #/      tags: \[(\S+)\]/#) {
        operations.insert("\(method) \(path) \(match.1)")
      }
    }
    return operations
  }

  @Test func `the description and the code have the same routes on the same sockets`() throws {
    let routes = Set(Route.all.map { "\($0.method) \($0.path) \($0.socket.rawValue).sock" })
    #expect(routes.count == Route.all.count)
    #expect(try described() == routes)
  }

  @Test func `the scopes and limits of the description are those of the code`() throws {
    let text = try document().joined(separator: "\n")
    #expect(text.contains("maximum: \(Call.maximumLimit), default: \(Call.defaultLimit)"))
    #expect(text.contains("minimum: 0, maximum: \(Control.longestWait), default: 0"))
    #expect(text.contains("`\(RequestBody.scopes.joined(separator: " "))`"))
  }
}
