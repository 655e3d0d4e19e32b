import Testing

@testable import FrostConfig

struct ImportFileTests {
  private func read(_ name: String, _ text: String) throws -> ImportFile {
    let directory = try TemporaryDirectory()
    try directory.write(name, text)
    return try ImportFile.read(directory.path + "/" + name)
  }

  private func complaints(_ name: String, _ text: String) throws -> String {
    let directory = try TemporaryDirectory()
    try directory.write(name, text)
    do {
      _ = try ImportFile.read(directory.path + "/" + name)
      return ""
    } catch {
      return error.rendered.replacing(directory.path + "/", with: "")
    }
  }

  @Test func `a table and lines of JSON say the same`() throws {
    let table = try read("a.csv", "# known\naccount,device,first_seen\nA1,D1,2024-05-01\n\n\"A,2\",,2025-01-01\n")
    #expect(table.columns == ["account", "device", "first_seen"])
    #expect(table.rows.map(\.values) == [["A1", "D1", "2024-05-01"], ["A,2", "", "2025-01-01"]])
    #expect(table.rows.map(\.line) == [3, 5])
    let lines = try read(
      "a.jsonl",
      #"{"first_seen": "2024-05-01", "account": "A1", "device": "D1"}"# + "\n"
        + #"{"account": "A,2", "first_seen": "2025-01-01", "limit": 12.50, "vip": true, "device": null}"# + "\n")
    #expect(lines.columns == ["account", "device", "first_seen", "limit", "vip"])
    #expect(
      lines.rows.map(\.values) == [["A1", "D1", "2024-05-01", "", ""], ["A,2", "", "2025-01-01", "12.5", "true"]])
  }

  @Test func `a file that is no table is refused with the place`() throws {
    #expect(try complaints("a.txt", "x").hasPrefix("a.txt:1:1: error: a.txt is neither .csv nor .jsonl"))
    #expect(try complaints("a.csv", "account,first_seen\n").hasPrefix("a.csv:1:1: error: a.csv has no rows"))
    #expect(
      try complaints("a.csv", "account,first_seen\nA1\n")
        .hasPrefix("a.csv:2:1: error: this line has 1 values, the columns are 2"))
    #expect(
      try complaints("a.jsonl", "{\"account\": \"A\"}\n{\"account\": [1]}\n")
        .hasPrefix("a.jsonl:2:1: error: this line is no JSON object of texts, numbers, true and false"))
  }
}
