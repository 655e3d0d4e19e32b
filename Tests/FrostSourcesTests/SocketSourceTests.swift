import FrostEvents
import Glibc
import Testing

@testable import FrostSources

@Suite struct SocketSourceTests {
  private let scratch = Scratch()
  private var path: String { scratch.directory + "/ask.sock" }

  private func source(
    lines: Int = 4096, from offset: Int64? = nil, change: (inout SocketSource.Options) -> Void = { _ in }
  )
    -> SocketSource
  {
    var options = SocketSource.Options()
    change(&options)
    var batches = FileTail.Options()
    (batches.batchLines, batches.lineLimit) = (lines, 1 << 20)
    return SocketSource(
      source: "ask", path: path,
      from: offset.map { SourcePosition(source: "ask", generation: .init(), offset: $0) }, lines: batches,
      options: options)
  }

  /// Lines and refused lines that are there, after all that was sent has arrived.
  private func poll(_ source: SocketSource) throws -> EventBatch? {
    try source.poll(width: 1, readAt: EventTime(milliseconds: 0)) { line, offset, batch in
      batch.rejects.append(Reject(offset: offset, reason: "line", line: Array(line), length: Int64(line.count)))
    }
  }

  private func texts(_ batch: EventBatch?) -> [String] {
    (batch?.rejects ?? []).map { String(decoding: $0.line, as: UTF8.self) }
  }

  private func answer(_ batch: EventBatch, of source: SocketSource, _ text: (Reject) -> String = { _ in "ok" }) throws {
    let answering = try #require(source.answering)
    answering(batch.rejects.map { LineAnswer(offset: $0.offset, json: Array(text($0).utf8)) })
  }

  @Test func `lines of several connections are one batch, and each reads its own answers in order`() throws {
    let source = source(from: 1000)
    #expect(try poll(source) == nil && source.takeNotes() == [.listening(path: path)])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o660)
    let wallets = try (0..<3).map { _ in try #require(WalletSocket(path)) }
    for (number, wallet) in wallets.enumerated() {
      wallet.write((0..<100).map { "\(number)-\($0)\n" }.joined() + "\r\n\nhalf a li")
    }
    let batch = try #require(try poll(source))
    #expect(batch.rejects.count == 300 && batch.position.offset == source.size)
    let offsets = batch.rejects.map(\.offset)
    #expect(offsets == offsets.sorted() && Set(offsets).count == 300 && offsets[0] == 1000)
    try answer(batch, of: source) { String(decoding: $0.line, as: UTF8.self) }
    for (number, wallet) in wallets.enumerated() {
      for line in 0..<100 { #expect(wallet.readLine() == "\(number)-\(line)") }
    }
    wallets[0].write("ne\n")
    #expect(try texts(poll(source)) == ["half a line"])
  }

  @Test func `the last line of a connection counts without its newline, and is answered`() throws {
    let source = source()
    _ = try poll(source)
    let wallet = try #require(WalletSocket(path))
    wallet.write("one\ntwo")
    wallet.endWriting()
    let batch = try #require(try poll(source))
    #expect(texts(batch) == ["one", "two"])
    try answer(batch, of: source)
    #expect(wallet.readLine() == "ok" && wallet.readLine() == "ok")
    _ = try poll(source)
    #expect(wallet.readLine() == nil && wallet.isEnded)
  }

  @Test func `who does not read the answers is read no more and then let go; others are not kept waiting`() throws {
    let source = source {
      $0.unread = 1000
      $0.patience = 200
    }
    _ = try poll(source)
    let lazy = try #require(WalletSocket(path))
    let busy = try #require(WalletSocket(path))
    let long = String(repeating: "x", count: 100_000)
    var rounds = 0
    _ = source.takeNotes()
    while source.takeNotes().isEmpty {
      lazy.write("ask\n")
      busy.write("ask\n")
      guard let batch = try poll(source) else { continue }
      try answer(batch, of: source) { _ in long }
      #expect(busy.readLine() == long)
      rounds += 1
    }
    #expect(rounds > 3)
    // What waited was let go with it.
    while lazy.readLine(milliseconds: 1000) != nil {}
    #expect(source.readiness.count == 2)
    busy.write("ask\n")
    #expect(try texts(poll(source)) == ["ask"])
  }

  @Test func `a line that is too long is answered like every other`() throws {
    let source = source()
    _ = try poll(source)
    let wallet = try #require(WalletSocket(path))
    // More than a socket holds: read and written in turns.
    let rest = String(repeating: "x", count: 100_000)
    for _ in 0..<12 {
      wallet.write(rest)
      #expect(try poll(source) == nil)
    }
    wallet.write("\nnext\n")
    let batch = try #require(try poll(source))
    #expect(batch.rejects.count == 2 && batch.rejects[0].length == 1_200_000)
    #expect(batch.rejects[1].offset == 1_200_001)
  }

  @Test func `connections are bounded`() throws {
    let source = source { $0.connections = 2 }
    _ = try poll(source)
    let wallets = try (0..<3).map { number in
      let wallet = try #require(WalletSocket(path))
      wallet.write("\(number)\n")
      return wallet
    }
    #expect(try texts(poll(source)).sorted() == ["0", "1"])
    source.answering?(nil)
    #expect(wallets[0].readLine() == nil && wallets[1].readLine() == nil)
    #expect(try texts(poll(source)) == ["2"])
  }

  @Test func `a path that is taken is a failure until it is free, a stale socket is replaced, a lost one made again`()
    throws
  {
    scratch.write("no socket", to: path)
    let source = source()
    #expect(throws: SourceFailure(path: path, sentence: "is there and is no socket; move it away")) { try poll(source) }
    unlink(path)
    _ = try poll(source)
    let other = self.source()
    #expect(throws: SourceFailure.self) { try poll(other) }
    let early = try #require(WalletSocket(path))
    unlink(path)
    #expect(WalletSocket(path) == nil)
    _ = try poll(source)
    let wallet = try #require(WalletSocket(path))
    wallet.write("late\n")
    early.write("early\n")
    #expect(try texts(poll(source)).sorted() == ["early", "late"])
    // A daemon that was killed leaves its file.
    source.close()
    #expect(WalletSocket(path) == nil && access(path, F_OK) != 0)
    _ = try UnixListener(path)
    #expect(WalletSocket(path) == nil && access(path, F_OK) == 0)
    let next = self.source()
    _ = try poll(next)
    #expect(WalletSocket(path) != nil)
  }
}
