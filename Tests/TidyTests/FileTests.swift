import Testing

struct FileTests {
  let files = Repository.swiftFiles(below: "Sources") + Repository.swiftFiles(below: "Tests")

  @Test func `no source file is longer than 400 lines, no table of tests than 600`() {
    for file in files where file.lines.count > (file.path.hasPrefix("Sources") ? 401 : 601) {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines: split it by concept")
    }
  }

  @Test func `nothing is left for later`() {
    let words = ["FIX" + "ME", "TO" + "DO", "#if DE" + "BUG", "Place" + "holder"]
    for file in files {
      for (index, line) in file.lines.enumerated() {
        for word in words where line.contains(word) {
          Issue.record("\(file.path):\(index + 1): \(word) is left")
        }
      }
    }
  }

  @Test func `no committed text names this machine`() throws {
    let marks = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
    for file in files {
      for (index, line) in file.lines.enumerated() {
        for mark in marks where line.contains(mark) {
          Issue.record("\(file.path):\(index + 1): a path of one machine: \(mark)")
        }
      }
    }
  }

  @Test func `every declaration that leaves a core target is documented or says itself what it is`() {
    let core = ["CEL", "FrostEvents", "FrostFeatures", "FrostRules", "FrostEngine"]
    let declares = /^(public|package) (final |indirect )?(struct|enum|protocol|class|func)\b/
    for file in Repository.swiftFiles(below: "Sources") where core.contains(file.target) {
      for (index, line) in file.lines.enumerated() where line.firstMatch(of: declares) != nil {
        let before = file.lines[..<index].last { !$0.hasPrefix("@") }
        if before?.hasPrefix("///") != true {
          Issue.record("\(file.path):\(index + 1): no doc comment: \(line)")
        }
      }
    }
  }
}
