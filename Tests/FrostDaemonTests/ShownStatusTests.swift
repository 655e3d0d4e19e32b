import Testing

@testable import FrostDaemon

struct ShownStatusTests {
  @Test func `a status is told until the service manager took it, then no more`() {
    var status = ShownStatus()
    var told: [String] = []
    func tell(_ line: String, isTaken: Bool) {
      status.show(line) { line in
        told.append(line)
        return isTaken
      }
    }
    tell("1 event", isTaken: true)
    tell("1 event", isTaken: true)
    tell("2 events", isTaken: false)
    tell("2 events", isTaken: false)
    tell("2 events", isTaken: true)
    tell("2 events", isTaken: true)
    #expect(told == ["1 event", "2 events", "2 events", "2 events"])
  }

  @Test func `after a reload that was told in vain the status is told again`() {
    var status = ShownStatus()
    var told = 0
    func taken(_: String) -> Bool {
      told += 1
      return true
    }
    status.show("1 event", by: taken)
    status.replace("reading the rules anew") { _ in true }
    status.replace("1 event") { _ in false }
    status.show("1 event", by: taken)
    status.show("1 event", by: taken)
    #expect(told == 2)
  }
}
