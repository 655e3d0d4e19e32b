import Foundation
import FrostConfig
import FrostProtocol
import Testing

@testable import frostctl

struct ImportPartsTests {
  private func table(rows: Int, width: Int) throws -> ImportFile {
    let file = FileManager.default.temporaryDirectory.appending(path: "frost-\(UUID().uuidString).csv")
    let value = String(repeating: "\u{4E00}", count: width)
    let lines = (0..<rows).map { "A\($0),\(value)" }
    try Data(("account,first_seen\n" + lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ImportFile.read(file.path)
  }

  @Test(arguments: [(1, 1), (2500, 1), (400, 400), (1000, 2), (1001, 2)])
  func `parts hold every row once, in order, each with its own key, and fit a request`(rows: Int, width: Int) throws {
    let parts = ImportParts(try table(rows: rows, width: width))
    let requests = parts.requests(.accounts, reason: "r", key: "k", dryRun: false)
    #expect(requests.flatMap(\.rows).map(\.line) == Array(2..<(rows + 2)))
    #expect(Set(requests.map(\.key)).count == requests.count)
    for request in requests { #expect(try ProtocolJSON.encode(request).count < 64 << 10) }
    #expect(parts.rows == rows)
  }
}
