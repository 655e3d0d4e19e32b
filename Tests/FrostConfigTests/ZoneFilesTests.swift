import Foundation
import FrostRules
import Testing

@testable import FrostConfig

struct ZoneFilesTests {
  @Test func `zones are found below the directory, by name; what is none is left out`() throws {
    let directory = try TemporaryDirectory()
    let shanghai = try Data(contentsOf: URL(filePath: ZoneFiles.directory + "/Asia/Shanghai"))
    for name in ["Asia", "right"] {
      try FileManager.default.createDirectory(atPath: directory.path + "/" + name, withIntermediateDirectories: true)
    }
    for name in ["Asia/Shanghai", "PRC", "right/PRC"] {
      try shanghai.write(to: URL(filePath: directory.path + "/" + name))
    }
    try directory.write("zone.tab", "CN +3114+12128 Asia/Shanghai")
    try directory.write("TZifBroken", "TZif2")
    #expect(ZoneFiles.read(directory.path).map(\.zone.name) == ["Asia/Shanghai", "PRC"])
    #expect(ZoneFiles.read(directory.path + "/nowhere").isEmpty)
  }

  @Test func `a rule set that asks for hours holds the zones, and its hash covers them`() throws {
    func load(_ feature: String) throws -> (zones: Int, hash: String) {
      let rules = try TemporaryDirectory()
      try rules.write("schema.yaml", String(contentsOfFile: Checkout.fixtures + "/base/schema.yaml", encoding: .utf8))
      try rules.write("rules.yaml", "policy: 1\nfeatures:\n  f: {\(feature)}")
      let files = RuleFiles(rules.path, Findings())
      for path in files.yamlPaths() { _ = files.text(of: path) }
      let spec = try RuleDirectory.load(rules.path).spec
      #expect((files.hash == spec.hash) == spec.zones.isEmpty)
      return (spec.zones.count, spec.hash)
    }
    #expect(try load("count: transfer, by: account, over: 1h").zones == 0)
    #expect(try load("hour: payee").zones > 300)
  }
}
