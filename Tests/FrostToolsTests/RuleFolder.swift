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

  func read() throws -> (LoadedRules, RuleSet) {
    let loaded = try RuleDirectory.load(url.path)
    return (loaded, try RuleCompiler.compile(loaded.spec))
  }

  /// What the repository ships.
  static func shipped(_ directory: String) throws -> (LoadedRules, RuleSet) {
    let loaded = try RuleDirectory.load(root + "/" + directory)
    return (loaded, try RuleCompiler.compile(loaded.spec))
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
