import FrostEvents
import Testing

@testable import FrostSources

@Suite struct FileGlobTests {
  private let scratch = Scratch()

  private func glob(
    _ pattern: String = "/*.jsonl*", from positions: [SourcePosition] = [], start: FileTail.Options.Start = .beginning
  )
    -> FileGlob
  {
    var options = FileTail.Options()
    options.start = start
    return FileGlob(
      source: "w", pattern: scratch.directory + pattern, from: positions, options: options, watch: ChangeWatch())
  }

  private func texts(_ tail: FileTail?) throws -> [String] {
    var lines: [String] = []
    while let batch = try tail?.poll(
      width: 1, readAt: EventTime(milliseconds: 0),
      decode: { line, offset, batch in
        batch.rejects.append(Reject(offset: offset, reason: "", line: Array(line), length: Int64(line.count)))
      })
    {
      lines += batch.rejects.map { String(decoding: $0.line, as: UTF8.self) }
    }
    return lines
  }

  @Test func `each file is a source of its own, found once, and what rotation left belongs to its file`() throws {
    for name in ["a.jsonl", "b.jsonl", "b.jsonl.1", "b.jsonl-20260302", "other"] {
      scratch.write("\(name)\n", to: scratch.directory + "/" + name)
    }
    let glob = glob()
    let first = try glob.newFiles()
    #expect(first.map(\.source) == ["w/a.jsonl", "w/b.jsonl"])
    #expect(try glob.newFiles().isEmpty)
    #expect(try texts(first[0]) == ["a.jsonl"])
    scratch.write("c\n", to: scratch.directory + "/c.jsonl")
    #expect(try glob.newFiles().map(\.source) == ["w/c.jsonl"])
  }

  @Test func `a start at the end is meant for the files of the first look`() throws {
    scratch.write("old\n", to: scratch.directory + "/a.jsonl")
    let glob = glob(start: .end)
    let a = try glob.newFiles().first
    #expect(try texts(a) == [])
    scratch.write("new\n", to: scratch.directory + "/b.jsonl")
    #expect(try texts(glob.newFiles().first) == ["new"])
  }

  @Test func `a file that vanished is known again when it comes back, and another under its name is read`() throws {
    let path = scratch.directory + "/a.jsonl"
    scratch.write("one\n", to: path)
    let glob = glob()
    let tail = try #require(try glob.newFiles().first)
    #expect(try texts(tail) == ["one"] && !tail.isGone)
    scratch.rename(path, scratch.directory + "/away")
    #expect(try texts(tail) == [] && tail.isGone)
    glob.forget(path)
    #expect(try glob.newFiles().isEmpty)
    scratch.rename(scratch.directory + "/away", path)
    scratch.write("two\n", to: path)
    let again = try #require(try glob.newFiles().first)
    #expect(try texts(again) == ["two"])
    glob.forget(path)
    scratch.write("three\n", to: path, cutting: true)
    #expect(try texts(glob.newFiles().first) == ["three"])
  }

  @Test func `a folder may be part of the pattern; nothing there is no failure`() throws {
    #expect(try glob("/*/none-*.jsonl").newFiles().isEmpty)
    let inner = Scratch()
    let name = inner.directory.split(separator: "/").last!
    inner.write("x\n", to: inner.directory + "/e.jsonl")
    let glob = FileGlob(
      source: "w", pattern: "/tmp/\(name.dropLast())?/*.jsonl", from: [], options: .init(), watch: ChangeWatch())
    #expect(try glob.newFiles().map(\.source) == ["w/\(name)/e.jsonl"])
  }
}
