import Testing

@testable import CEL

@Suite struct FaultsTests {
  @Test func `names like it are looked for only where the error is shown`() {
    let source = SourceText("naem", at: SourcePlace(file: "a.cel", line: 1, column: 1))
    var faults = Faults(in: source)
    var searches = 0
    func known() -> [String] {
      searches += 1
      return ["name"]
    }
    var found: [String?] = []
    for _ in 0..<500 {
      found.append(faults.nearest(to: "naem", among: known()))
      faults.report(0..<4, "`naem` is not known")
    }
    #expect(searches == 100)
    #expect(found[99] == "name")
    #expect(found[100] == nil)
  }
}
