import Foundation
import FrostConfig
import FrostEngine
import FrostRules

/// Rules that a benchmark writes itself.
enum RuleText {
  static func compile(_ text: String) throws -> RuleSet {
    try withTemporaryDirectory(below: NSTemporaryDirectory()) { directory in
      try text.write(toFile: directory + "/rules.yaml", atomically: false, encoding: .utf8)
      return try RuleDirectory.compile(directory).set
    }
  }

  static func engine(_ text: String, _ options: Engine.Options = Engine.Options()) throws -> Engine {
    Engine(rules: try compile(text), options: options)
  }
}
