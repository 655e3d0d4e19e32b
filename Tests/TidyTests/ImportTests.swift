import Testing

struct ImportTests {
  let table: ManifestTable
  /// What the toolchain brings to every target of the shell and every test.
  let toolchain: Set<String> = [
    "Foundation", "Glibc", "Synchronization", "Dispatch", "Testing", "FoundationEssentials", "CDispatch",
  ]
  let core = ["CEL", "FrostEvents", "FrostFeatures", "FrostRules", "FrostEngine"]

  init() throws { table = ManifestTable(manifest: try Repository.text("Package.swift")) }

  @Test func `the table of the manifest is read whole`() throws {
    let written = try Repository.text("Package.swift").matches(of: /\n  Row\(/).count
    #expect(table.rows.count == written)
    #expect(table.row("FrostEngine")?.imports.contains("FrostRules") == true)
    #expect(table.allowedModules(of: "FrostStore") == ["GRDB"])
    #expect(table.allowedTargets(of: "FrostFeatures").contains("CFrost"))
    #expect(!table.allowedTargets(of: "FrostFeatures").contains("FrostRules"))
  }

  @Test func `a target imports only what its row allows`() {
    for file in Repository.swiftFiles(below: "Sources") {
      let allowed = table.allowedTargets(of: file.target).union(table.allowedModules(of: file.target))
        .union(core.contains(file.target) ? ["Synchronization"] : toolchain)
      for (line, module) in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path):\(line): \(file.target) may not import \(module): see the rows in Package.swift")
      }
    }
  }

  @Test func `a test imports only its target and what its row allows`() {
    for file in Repository.swiftFiles(below: "Tests") {
      let target = String(file.target.dropLast("Tests".count))
      let allowed = table.allowedTargets(of: target).union(table.allowedModules(of: target)).union(toolchain).union([
        target
      ])
      for (line, module) in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path):\(line): tests of \(target) may not import \(module)")
      }
    }
  }

  @Test func `every folder below Sources has a row, and every row a folder`() throws {
    let folders = Set(Repository.swiftFiles(below: "Sources").map(\.target))
    let rows = Set(table.rows.filter { $0.kind == "library" || $0.kind == "executable" }.map(\.name))
    #expect(folders == rows)
  }

  @Test func `the core reaches no file, clock or thread`() {
    let banned = [
      "Foundation", "Glibc", "Dispatch", "async ", "await ", "Date()", "DispatchQueue", "ContinuousClock",
      "SystemRandomNumberGenerator",
      ".random(", "print(",
    ]
    for file in Repository.swiftFiles(below: "Sources") where core.contains(file.target) {
      for index in file.lines.indices {
        for word in banned where file.code(at: index).contains(word) {
          Issue.record("\(file.path):\(index + 1): the core may not use \(word.trimmingPrefix("."))")
        }
      }
    }
  }
}
