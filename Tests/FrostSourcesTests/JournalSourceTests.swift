import Foundation
import FrostEvents
import Testing

@testable import FrostSources

@Suite(.enabled(if: JournalWriter.isInstalled, "systemd-journal-remote is not installed")) struct JournalSourceTests {
  private let scratch = Scratch()

  private func source(
    _ matches: [String] = ["_SYSTEMD_UNIT=wallet.service"], from position: SourcePosition? = nil,
    change: (inout FileTail.Options) -> Void = { _ in }
  ) -> JournalSource {
    var options = FileTail.Options()
    change(&options)
    return JournalSource(
      source: "log", directory: scratch.directory, matches: matches, from: position, options: options)
  }

  private func poll(_ source: JournalSource) throws -> EventBatch? {
    try source.poll(width: 1, readAt: EventTime(milliseconds: 0)) { line, offset, batch in
      batch.rejects.append(Reject(offset: offset, reason: "line", line: Array(line), length: Int64(line.count)))
    }
  }

  private func texts(_ batch: EventBatch?) -> [String] {
    (batch?.rejects ?? []).map { String(decoding: $0.line, as: UTF8.self) }
  }

  /// Until so many have come.
  private func read(_ count: Int, _ source: JournalSource) throws -> [String] {
    let deadline = Date(timeIntervalSinceNow: 30)
    var lines: [String] = []
    while lines.count < count, Date() < deadline { lines += texts(try poll(source)) }
    return lines
  }

  private func write(_ name: String, from number: Int64 = 1, _ body: (JournalWriter) throws -> Void) throws {
    let writer = try JournalWriter("\(scratch.directory)/\(name).journal", from: number)
    try body(writer)
    writer.close()
  }

  @Test func `entries of a unit or an identifier are read, and on from any of them`() throws {
    try write("a") { writer in
      for number in 0..<20 {
        try writer.log("w\(number)")
        try writer.log("other", unit: "other.service", identifier: number % 2 == 0 ? "wallet" : "x")
      }
    }
    let whole = source()
    let batch = try #require(try poll(whole))
    #expect(texts(batch) == (0..<20).map { "w\($0)" } && batch.position.offset == 39)
    #expect(try texts(poll(source(["SYSLOG_IDENTIFIER=wallet"]))).count == 30)
    #expect(try texts(poll(source(["SYSLOG_IDENTIFIER=wallet", "_SYSTEMD_UNIT=other.service"]))).count == 10)
    #expect(try poll(source(from: batch.position)) == nil)
    for number in [0, 7, 18] {
      let position = try whole.position(before: batch.rejects[number + 1].offset, in: batch.position)
      #expect(try texts(poll(source(from: position))).first == "w\(number + 1)")
    }
  }

  @Test func `what is written meanwhile comes, also after a start at the end`() throws {
    let writer = try JournalWriter(scratch.directory + "/a.journal")
    try writer.log("one")
    let reader = source()
    #expect(try read(1, reader) == ["one"])
    let late = source { $0.start = .end }
    #expect(try poll(late) == nil)
    for number in 0..<100 { try writer.log("n\(number)") }
    let expected = (0..<100).map { "n\($0)" }
    #expect(try read(100, reader) == expected && read(100, late) == expected)
    #expect(reader.readiness.count == 1)
    writer.close()
  }

  @Test func `the next file is gone on with; where the position is gone, it is counted`() throws {
    try write("a") { try $0.log("one") }
    let first = source()
    let position = try #require(try poll(first)).position
    // Another numbering: a batch of its own.
    try write("b", from: 100) { writer in for number in 0..<3 { try writer.log("b\(number)") } }
    try write("c", from: 200) { try $0.log("c") }
    let second = source(from: position)
    #expect(try texts(poll(second)) == ["b0", "b1", "b2"])
    #expect(try texts(poll(second)) == ["c"] && second.losses == TailLosses())
    unlink(scratch.directory + "/a.journal")
    let third = source(from: position)
    #expect(try texts(poll(third)).first == "b0" && third.losses.files == 1)
    #expect(third.takeNotes().contains(.lost(path: third.path, offset: 1, unread: 0)))
  }

  @Test func `a batch is bounded; an entry without a message or too long a one goes to quarantine`() throws {
    try write("a") { writer in
      try writer.log(nil)
      try writer.log(String(repeating: "x", count: 100_000))
      for number in 0..<5 { try writer.log("w\(number)") }
    }
    let reader = source {
      ($0.batchLines, $0.lineLimit) = (3, 1000)
    }
    let batch = try #require(try poll(reader))
    #expect(
      batch.rejects.map(\.reason).prefix(2) == [
        "the journal's entry has no message", "line of 100000 bytes is longer than the limit of 1000",
      ])
    #expect(batch.rejects[1].length == 100_000 && texts(batch)[2] == "w0")
    #expect(try texts(poll(reader)) == ["w1", "w2", "w3"])
  }

  @Test func `a directory that is not there is a failure until it is`() throws {
    let directory = scratch.directory + "/later"
    let reader = JournalSource(
      source: "log", directory: directory, matches: ["_SYSTEMD_UNIT=wallet.service"], from: nil, options: .init())
    #expect(throws: SourceFailure(path: directory, sentence: "cannot open it: No such file or directory")) {
      try poll(reader)
    }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    #expect(try poll(reader) == nil)
    let writer = try JournalWriter(directory + "/a.journal")
    try writer.log("one")
    writer.close()
    #expect(try read(1, reader) == ["one"])
  }
}
