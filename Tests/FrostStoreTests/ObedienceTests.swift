import FrostEngine
import FrostEvents
import FrostStore
import Testing

@Suite struct ObedienceTests {
  private func store(_ directory: TemporaryDirectory) throws -> Store {
    let store = try Store.open(directory.path)
    var commit = Sample.chunk(first: 1, inputs: 1)
    commit.changes = ["frz_1/placed", "frz_1/extended/dec_2", "frz_10/placed", "frz_1/ended"].map { id in
      Change(
        id: id, kind: id.contains("extended") ? "freeze.extended" : "freeze.placed", account: "A1", at: Sample.time(1),
        document: "{}")
    }
    try store.commit(commit)
    return store
  }

  @Test func `a reader's token proves what it has, once and for good`() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let store = try store(directory)
    #expect(try store.obedience(of: ["frz_1"]).map(\.fetched) == [nil, nil])
    #expect(try store.readers().isEmpty)
    #expect(try store.noteReader("wallet", has: 2))
    let after = try store.obedience(of: ["frz_1"])
    #expect(after.map(\.change) == ["frz_1/placed", "frz_1/ended"])
    #expect(after[0].fetched != nil && after[1].fetched == nil)
    #expect(try #require(after[0].fetched) >= #require(after[0].committed))
    #expect(try store.readers().map(\.token) == [2] && store.readers()[0].waitingSince != nil)
    #expect(try store.noteReader("wallet", has: 1))
    #expect(try store.noteReader("wallet", has: 4))
    #expect(try store.obedience(of: ["frz_1"])[0].fetched == after[0].fetched)
    #expect(try store.readers().map(\.waitingSince) == [nil])
  }

  @Test func `a reader too many is refused`() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let store = try store(directory)
    for number in 0..<Store.maximumReaders { #expect(try store.noteReader("r\(number)", has: 1)) }
    #expect(try !store.noteReader("one more", has: 1))
    #expect(try store.noteReader("r3", has: 3))
  }

  @Test func `the wallet's answer stands beside the order`() throws {
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    let store = try store(directory)
    var commit = Sample.chunk(first: 2, inputs: 1)
    let answer = AcknowledgementRow(id: "frz_1/placed", account: "A1", state: .applied, event: "w1", at: Sample.time(3))
    commit.acknowledgements = [answer]
    try store.commit(commit)
    #expect(try store.obedience(of: ["frz_1"]).map(\.acknowledgement) == [answer, nil])
    #expect(try store.obedience(of: ["frz_10"]).map(\.acknowledgement) == [nil])
  }
}
