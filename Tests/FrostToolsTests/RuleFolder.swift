import Foundation
import FrostConfig
import FrostRules

/// A rule directory for a test; it goes away with it.
struct RuleFolder: ~Copyable {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "frost-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws {
    try Data((text + "\n").utf8).write(to: url.appending(path: name))
  }

  func read() throws -> CompiledRules { try RuleDirectory.compile(url.path) }

  /// What the repository ships.
  static func shipped(_ directory: String) throws -> CompiledRules { try RuleDirectory.compile(root + "/" + directory) }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
