import CEL
import FrostEvents
import FrostRules
import Testing

@testable import FrostConfig

struct ListFileTests {
  private static let rules = """
    schema: 1
    event:
      time: {at: /time, type: time}
      type: {at: /type, type: text}
      account: {at: /account, type: key}
    book-currency: JPY

    """

  private func directory(_ lists: String, _ files: [(String, String)]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.write("a.yaml", Self.rules + lists)
    for (name, text) in files { try directory.write(name, text) }
    return directory
  }

  /// Without the directory's name.
  private func complaints(_ directory: TemporaryDirectory) -> String {
    do {
      _ = try RuleDirectory.load(directory.path)
      return ""
    } catch {
      return error.rendered.replacing(directory.path + "/", with: "")
    }
  }

  @Test func `a table has keys with owner, reason and the time they hold`() throws {
    let directory = try directory(
      "lists: {collectors: {file: c.csv}}\n",
      [
        (
          "c.csv",
          #"""
          # known to the fraud desk
          key,class,owner,reason,from,until
          A1, 3b, fraud-desk,"collects for a trip, by agreement",,2026-07-15

          A2,,,,2026-01-01,2026-07-15T18:00:00+08:00
          "A,3",,"the ""desk""",,,

          """#
        )
      ])
    let lists = try RuleDirectory.load(directory.path).spec.lists
    let entries = try #require(lists.first).entries
    #expect(entries.map(\.value.value) == ["A1", "A2", "A,3"])
    #expect(entries.map(\.owner) == ["fraud-desk", nil, "the \"desk\""])
    #expect(entries[0].reason == "collects for a trip, by agreement")
    #expect(entries[0].validity == Validity(until: try EventTime(rfc3339: "2026-07-16T00:00:00Z")))
    #expect(
      entries[1].validity
        == Validity(
          from: try EventTime(rfc3339: "2026-01-01T00:00:00Z"), until: try EventTime(rfc3339: "2026-07-15T10:00:00Z")))
    #expect(entries[2].validity == .always)
    #expect(entries[0].value.place == SourcePlace(file: directory.path + "/c.csv", line: 3, column: 1))
  }

  @Test func `the first column holds the keys where none is called so`() throws {
    let directory = try directory(
      "lists: {shops: {file: c.csv}}\n", [("c.csv", "merchant,until\nM1,\nM2,2026-07-15\n")])
    let list = try #require(try RuleDirectory.load(directory.path).spec.lists.first)
    #expect(list.entries.map(\.value.value) == ["M1", "M2"])
  }

  @Test func `networks stand in a file or in place`() throws {
    let directory = try directory(
      "lists:\n  bad: {file: n.txt, type: networks}\n  own: {type: networks, entries: [10.0.0.0/8]}\n  hand: []\n",
      [("n.txt", "203.0.113.0/24  # reported\n2001:db8::/32\n")])
    let lists = try RuleDirectory.load(directory.path).spec.lists
    #expect(lists.map(\.kind) == [.networks, .networks, .texts])
    #expect(lists.map { $0.entries.map(\.value.value) } == [["203.0.113.0/24", "2001:db8::/32"], ["10.0.0.0/8"], []])
  }

  @Test func `every mistake in a list is told with its place`() throws {
    let directory = try directory(
      "lists:\n  a: {file: a.csv}\n  b: {file: b.csv}\n  c: {file: c.csv, entries: [x], type: nets}\n  d: {type: texts}\n",
      [
        (
          "a.csv",
          """
          key,untill,owner,owner
          A1,2026-07-15,x,y
          A2,x
          "A3,x,y,z
          "A4" b,x,y,z
          """
        ), ("b.csv", "key,from,until\nB1,2026-07-15,2026-07-13\nB2,soon,\n,,\n"), ("c.csv", "A0000001,desk\n"),
      ])
    #expect(
      complaints(directory) == """
        a.csv:1:5: error: the column `untill` means nothing here
          key,untill,owner,owner
              ^~~~~~
          hint: did you mean `until`?
        a.csv:1:18: error: the column `owner` stands twice
          key,untill,owner,owner
                           ^~~~~
        a.csv:3:1: error: this line has 2 values, the columns are 4
          A2,x
          ^~~~
          hint: columns: key,untill,owner,owner; a value with a comma stands in quotes
        a.csv:4:1: error: the quoted value does not end on its line
          "A3,x,y,z
          ^
        a.csv:5:6: error: a comma is missing behind the quoted value
          "A4" b,x,y,z
               ^
        a.yaml:10:20: error: a list has a `file` or `entries`, not both
            c: {file: c.csv, entries: [x], type: nets}
                             ^~~~~~~
        a.yaml:10:40: error: `type` is one of texts, networks, not `nets`
            c: {file: c.csv, entries: [x], type: nets}
                                                 ^~~~
        a.yaml:11:6: error: a list needs the key `file`
            d: {type: texts}
               ^~~~
          hint: for example {file: collectors.txt}
        b.csv:2:15: error: the entry ends before it begins
          B1,2026-07-15,2026-07-13
                        ^~~~~~~~~~
        b.csv:3:4: error: `soon`: not an RFC 3339 time such as 2026-03-02T10:41:00.000+08:00
          B2,soon,
             ^~~~
          hint: a date, 2026-07-15, or a time, 2026-07-15T18:00:00+08:00
        b.csv:4:1: error: this line has no key
          ,,
          ^
        c.csv:1:1: error: the first line of a list names its columns, this has none of key, owner, reason, from, until
          A0000001,desk
          ^~~~~~~~
          hint: for example key,owner,reason,until

        """)
  }

  @Test func `a changed list file is another rule set`() throws {
    let directory = try directory("lists: {l: {file: l.csv}}\n", [("l.csv", "key\nA1\n")])
    let before = try RuleDirectory.load(directory.path).spec.hash
    try directory.write("l.csv", "key\nA2\n")
    #expect(try RuleDirectory.load(directory.path).spec.hash != before)
  }
}
