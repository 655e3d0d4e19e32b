import FrostEvents
import FrostSources
import Glibc
import Testing

struct FileTailTests {
  let scratch = Scratch()

  @Test func `a growing file is followed and a partial last line is held`() throws {
    scratch.write("one\ntwo\nthr")
    let reader = Reader(scratch.path)
    #expect(try reader.readAll() == ["one", "two"])
    #expect(reader.position?.offset == 8)
    scratch.write("ee\n")
    #expect(try reader.readAll() == ["three"])
    #expect(try reader.readAll() == [])
  }

  @Test func `a file that appears later is read from its beginning`() throws {
    var options = FileTail.Options()
    options.start = .end
    let reader = Reader(scratch.path, options: options)
    #expect(try reader.readAll() == [])
    #expect(reader.notes == [.waiting(path: scratch.path)])
    #expect(try reader.readAll() == [])
    scratch.write("one\n")
    #expect(try reader.readAll() == ["one"])
    #expect(reader.notes == [.waiting(path: scratch.path), .opened(path: scratch.path, offset: 0)])
  }

  @Test func `start at the end reads only what comes from now on, and that whole`() throws {
    scratch.write("old\nhalf")
    var options = FileTail.Options()
    options.start = .end
    let reader = Reader(scratch.path, options: options)
    #expect(try reader.readAll() == [])
    scratch.write(" a line\nnew\n")
    #expect(try reader.readAll() == ["half a line", "new"])
  }

  @Test func `a renamed file is read to its end before its successor`() throws {
    scratch.write("one\n")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.rename(scratch.path, scratch.path + ".1")
    scratch.write("two\n", to: scratch.path + ".1")
    #expect(try reader.readAll() == ["two"])
    scratch.write("", to: scratch.path)
    scratch.write("three\n", to: scratch.path + ".1")
    #expect(try reader.readAll() == ["three"])
    scratch.write("four\n")
    #expect(try reader.readAll() == ["four"])
    #expect(reader.tail.rotations == 1)
  }

  @Test func `what was rotated away while nobody read does not wait for the next file`() throws {
    scratch.write("one\n")
    let first = Reader(scratch.path)
    #expect(try first.readAll() == ["one"])
    scratch.write("two\n")
    scratch.rename(scratch.path, scratch.path + ".2")
    let second = Reader(scratch.path, from: first.position)
    #expect(try second.readAll() == ["two"])
    scratch.write("three\n", to: scratch.path + ".1")
    #expect(try second.readAll() == ["three"])
    scratch.write("four\n")
    #expect(try second.readAll() == ["four"])
    #expect(second.notes.contains(.waiting(path: scratch.path)) == false)
  }

  @Test func `a last line without newline is given out when its file is over`() throws {
    scratch.write("one\nlast")
    let reader = Reader(scratch.path)
    #expect(try reader.readAll() == ["one"])
    scratch.rename(scratch.path, scratch.path + ".1")
    scratch.write("two\n")
    #expect(try reader.readAll() == ["last", "two"])
  }

  @Test func `two rotations between two looks lose nothing`() throws {
    scratch.write("one\n")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.rename(scratch.path, scratch.path + ".2")
    scratch.setModified(scratch.path + ".2", seconds: 1000)
    scratch.write("two\n", to: scratch.path + ".1")
    scratch.setModified(scratch.path + ".1", seconds: 1001)
    scratch.write("three\n")
    #expect(try reader.readAll() == ["two", "three"])
  }

  @Test func `truncation starts again at the beginning and is counted`() throws {
    scratch.write("one\ntwo\n")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.write("new\n", cutting: true)
    #expect(try reader.readAll() == ["new"])
    #expect(reader.tail.losses.truncations == 1)
    #expect(reader.notes.contains(.truncated(path: scratch.path, readTo: 8, unread: 0)))
  }

  @Test func `a file overwritten with as many bytes or more is noticed by its bytes`() throws {
    scratch.write("one\ntwo\n")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.write("1111111\n2222\n", cutting: true)
    #expect(try reader.readAll() == ["1111111", "2222"])
    #expect(reader.tail.losses.truncations == 1)
  }

  @Test func `an unfinished line that a truncation cuts off goes to quarantine`() throws {
    scratch.write("one\nhalf a li")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.write("new\n", cutting: true)
    #expect(try reader.readAll() == ["new"])
    #expect(reader.rejects.map(\.offset) == [4])
    #expect(reader.rejects.map(\.reason) == ["the file was truncated while this line was unfinished"])
    #expect(reader.rejects.map(\.line) == [Array("half a li".utf8)])
  }

  @Test func `files that agree in the bytes before the position are told apart by how they begin`() throws {
    let same = String(repeating: "x", count: 300)
    scratch.write("old \(same)\nlost\n", to: scratch.path + ".1")
    scratch.write("one \(same)")
    let reader = Reader(scratch.path)
    #expect(try reader.readAll() == [])
    scratch.write("new \(same)\nnext\n", cutting: true)
    #expect(try reader.readAll() == ["new \(same)", "next"])
    #expect(reader.tail.losses.truncations == 1 && reader.rejects.map(\.length) == [304])
  }

  @Test func `what a copy beside a truncated file still holds is read first`() throws {
    scratch.write("one\nhal")
    let reader = Reader(scratch.path)
    try reader.readAll()
    scratch.write("one\nhalf\ntwo\n", to: scratch.path + ".1")
    scratch.write("three\n", cutting: true)
    #expect(try reader.readAll() == ["half", "two", "three"])
    #expect(reader.rejects.isEmpty)
  }

  @Test func `reading goes on where it stopped`() throws {
    scratch.write("one\ntwo\nthr")
    let first = Reader(scratch.path)
    try first.readAll()
    scratch.write("ee\nfour\n")
    let second = Reader(scratch.path, from: first.position)
    #expect(try second.readAll() == ["three", "four"])
    #expect(second.notes == [.opened(path: scratch.path, offset: 8)])
  }

  @Test func `a generation rotated away while nobody read is finished first`() throws {
    scratch.write("one\n")
    let first = Reader(scratch.path)
    try first.readAll()
    scratch.write("two\n")
    scratch.rename(scratch.path, scratch.path + ".2")
    scratch.setModified(scratch.path + ".2", seconds: 1000)
    scratch.write("three\n", to: scratch.path + ".1")
    scratch.setModified(scratch.path + ".1", seconds: 1001)
    scratch.write("four\n")
    #expect(try Reader(scratch.path, from: first.position).readAll() == ["two", "three", "four"])
  }

  @Test func `a file made anew under the same name is read from its start and the loss is told`() throws {
    scratch.write("one\ntwo\n")
    let first = Reader(scratch.path)
    try first.readAll()
    scratch.write("quite another first line\n", cutting: true)
    let second = Reader(scratch.path, from: first.position)
    #expect(try second.readAll() == ["quite another first line"])
    #expect(second.notes.first == .lost(path: scratch.path, offset: 8, unread: 0))
  }

  @Test func `rotated files newer than one that was deleted are read, older ones are not`() throws {
    scratch.write("old\n")
    let first = Reader(scratch.path)
    try first.readAll()
    scratch.setModified(scratch.path, seconds: 1000)
    scratch.rename(scratch.path, scratch.path + ".4")
    scratch.write("one\ntwo\nthree")
    scratch.setModified(scratch.path, seconds: 1001)
    #expect(try first.readAll() == ["one", "two"])
    unlink(scratch.path)
    scratch.write("four\n", to: scratch.path + ".2")
    scratch.setModified(scratch.path + ".2", seconds: 1002)
    scratch.write("five\n", to: scratch.path + ".1")
    scratch.setModified(scratch.path + ".1", seconds: 1003)
    let second = Reader(scratch.path, from: first.position)
    #expect(try second.readAll() == ["four", "five"])
    scratch.write("six\n")
    #expect(try second.readAll() == ["six"])
    #expect(second.notes.contains(.lost(path: scratch.path, offset: 8, unread: 5)))
    #expect(second.tail.losses.files == 1 && second.tail.losses.bytes == 5)
  }

  @Test func `what was seen and destroyed unread is counted in bytes and told each time`() throws {
    scratch.write("one\ntwo\nthree\n")
    var options = FileTail.Options()
    options.batchLines = 1
    let reader = Reader(scratch.path, options: options)
    #expect(try reader.readBatch())
    // What a reader has in its buffer it still gives; only what it never took in is lost.
    let block = 1 << 18
    let long = String(repeating: "x", count: 1 << 14) + "\n"
    scratch.write(String(repeating: long, count: 40))
    while reader.lines.count < 4 { #expect(try reader.readBatch()) }
    let held = reader.tail.size
    #expect(held > Int64(block))
    scratch.write("new\n", cutting: true)
    #expect(try reader.readAll().last == "new")
    let losses = reader.tail.losses
    let given =
      reader.lines.dropLast().reduce(0) { $0 + $1.utf8.count + 1 } + reader.rejects.reduce(0) { $0 + $1.line.count }
    #expect(losses.truncations == 1 && losses.bytes == held - Int64(given))
    #expect(losses.bytes > 0)
  }

  @Test func `a truncation whose copy is read on loses nothing and warns once`() throws {
    scratch.write("one\n")
    let reader = Reader(scratch.path)
    try reader.readAll()
    for round in 1...2 {
      scratch.write("more \(round)\n")
      scratch.write("\(round == 1 ? "one\n" : "next 1\n")more \(round)\n", to: scratch.path + ".\(3 - round)")
      scratch.write("next \(round)\n", cutting: true)
      scratch.setModified(scratch.path + ".\(3 - round)", seconds: 1000 + round)
      #expect(try reader.readAll() == ["more \(round)", "next \(round)"])
    }
    #expect(reader.tail.losses.truncations == 2 && reader.tail.losses.bytes == 0)
    let told = reader.notes.filter { if case .truncatedAfterCopy = $0 { true } else { false } }
    #expect(told == [.truncatedAfterCopy(path: scratch.path, readTo: 4, copy: scratch.path + ".2")])
  }

  @Test func `a position after the first line stays the same however much follows`() throws {
    scratch.write("one\n")
    let first = Reader(scratch.path)
    try first.readAll()
    scratch.write(String(repeating: "x", count: 1000) + "\n")
    let second = Reader(scratch.path)
    try second.readAll()
    #expect(first.position?.generation.head == second.position?.generation.head)
    #expect(first.position?.generation.headLength == 4)
  }

  @Test func `a line over the limit is told once, where it stands, and its neighbours are read`() throws {
    scratch.write("one\n")
    scratch.write(String(repeating: "x", count: 10 << 20) + "\n")
    scratch.write("two\n")
    let reader = Reader(scratch.path)
    #expect(try reader.readAll() == ["one", "two"])
    let reject = try #require(reader.rejects.first)
    #expect(reader.rejects.count == 1)
    #expect(reject.offset == 4)
    #expect(reject.length == 10 << 20)
    #expect(reject.line.count == Reject.keptBytes)
    #expect(reject.reason == "line of 10485760 bytes is longer than the limit of 1048576")
  }

  @Test func `a batch is bounded and the next one goes on exactly there`() throws {
    scratch.write((0..<1000).map { "line \($0)\n" }.joined())
    var options = FileTail.Options()
    options.batchLines = 300
    let reader = Reader(scratch.path, options: options)
    #expect(try reader.readAll() == (0..<1000).map { "line \($0)" })
    #expect(reader.batchSizes == [300, 300, 300, 100])
  }

  @Test func `a batch never spans two generations`() throws {
    scratch.write("one\n", to: scratch.path)
    let reader = Reader(scratch.path)
    #expect(try reader.readBatch())
    let old = reader.position?.generation.inode
    scratch.write("two\n")
    scratch.rename(scratch.path, scratch.path + ".1")
    scratch.write("three\n")
    #expect(try reader.readBatch())
    #expect(reader.lines == ["one", "two"])
    #expect(reader.position?.generation.inode == old)
    #expect(try reader.readBatch())
    #expect(reader.position?.generation.inode != old)
  }

  @Test func `a link is followed to where it points now`() throws {
    scratch.write("one\n", to: scratch.path + ".real")
    symlink(scratch.path + ".real", scratch.path)
    let reader = Reader(scratch.path)
    #expect(try reader.readAll() == ["one"])
    unlink(scratch.path)
    scratch.write("two\n", to: scratch.path + ".3")
    symlink(scratch.path + ".3", scratch.path)
    #expect(try reader.readAll() == ["two"])
  }

  @Test func `a directory is refused with a sentence`() {
    let reader = Reader(scratch.directory)
    #expect(throws: SourceFailure.self) { try reader.readAll() }
  }

  @Test func `a write ends the wait and so does a wake-up`() throws {
    let watch = ChangeWatch()
    scratch.write("one\n")
    let tail = FileTail(source: "main", path: scratch.path, from: nil, options: .init(), watch: watch)
    let wakeUp = WakeUp()
    scratch.write("two\n")
    watch.wait(milliseconds: -1, wakeUp: wakeUp)
    wakeUp.signal()
    watch.wait(milliseconds: -1, wakeUp: wakeUp)
    #expect(tail.path == scratch.path)
  }
}
