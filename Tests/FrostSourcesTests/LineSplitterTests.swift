import FrostEvents
import FrostSources
import Testing

struct LineSplitterTests {
  /// What a piece says, in a form that can be compared.
  enum Seen: Hashable {
    case line(String, Int64)
    case tooLong(Int64, length: Int64, kept: Int)
  }

  /// Feeds `bytes` in the given portions.
  func split(_ bytes: [UInt8], portions: [Int], limit: Int = 64, block: Int = 32) -> [Seen] {
    var splitter = LineSplitter(limit: limit, block: block)
    var seen: [Seen] = []
    var fed = 0
    for portion in portions where fed < bytes.count {
      let count = splitter.fill { room in
        let count = min(portion, room.count, bytes.count - fed)
        room.copyBytes(from: bytes[fed..<fed + count])
        return count
      }
      fed += count
      while let piece = splitter.next() { seen.append(Self.seen(piece)) }
    }
    precondition(fed == bytes.count)
    return seen
  }

  static func seen(_ piece: LineSplitter.Piece) -> Seen {
    switch piece {
    case .line(let bytes, let offset): .line(String(decoding: bytes, as: UTF8.self), offset)
    case .tooLong(let reject): .tooLong(reject.offset, length: reject.length, kept: reject.line.count)
    }
  }

  /// The same by splitting the whole text at once.
  func expected(_ bytes: [UInt8], limit: Int) -> [Seen] {
    var lines: [Seen] = []
    var offset = 0
    while let newline = bytes[offset...].firstIndex(of: 10) {
      let line = bytes[offset..<newline]
      if line.count > limit {
        lines.append(.tooLong(Int64(offset), length: Int64(line.count), kept: min(line.count, Reject.keptBytes)))
      } else {
        let text = line.last == 13 ? line.dropLast() : line
        lines.append(.line(String(decoding: text, as: UTF8.self), Int64(offset)))
      }
      offset = newline + 1
    }
    return lines
  }

  @Test(arguments: 1...200)
  func `any split of the bytes gives the same lines`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let bytes = (0..<Int.random(in: 1...3000, using: &random)).map { _ -> UInt8 in
      switch Int.random(in: 0..<60, using: &random) {
      case 0: 10
      case 1: 13
      default: UInt8.random(in: 97...122, using: &random)
      }
    }
    let portions = (0..<6000).map { _ in Int.random(in: 1...40, using: &random) }
    #expect(split(bytes, portions: portions) == expected(bytes, limit: 64), "seed \(seed)")
  }

  @Test func `CRLF ends a line and a lone carriage return does not`() {
    #expect(split(Array("a\r\nb\rc\n\r\n".utf8), portions: [100]) == [.line("a", 0), .line("b\rc", 3), .line("", 7)])
  }

  @Test func `a partial line is held and the boundary stays before it`() {
    var splitter = LineSplitter()
    _ = splitter.fill { room in
      room.copyBytes(from: Array("one\ntw".utf8))
      return 6
    }
    let first = splitter.next().map(Self.seen)
    #expect(first == .line("one", 0))
    let (another, held, boundary) = (splitter.next().map(Self.seen), splitter.holdsPartialLine, splitter.boundary)
    #expect(another == nil)
    #expect(held)
    #expect(boundary.offset == 4)
    #expect(boundary.tail == ContentHash.of(Array("one\n".utf8)))
    let last = splitter.finish().map(Self.seen)
    #expect(last == .line("tw", 4))
    let end = splitter.boundary.offset
    #expect(end == 6)
  }

  @Test func `a line over the limit keeps its first bytes and the boundary until it ends`() {
    var splitter = LineSplitter(limit: 10_000, block: 8_192)
    let text = Array("first\n".utf8) + [UInt8](repeating: 120, count: 100_000) + Array("\nlast\n".utf8)
    var fed = 0
    var seen: [Seen] = []
    while fed < text.count {
      fed += splitter.fill { room in
        let count = min(room.count, text.count - fed)
        room.copyBytes(from: text[fed..<fed + count])
        return count
      }
      while let piece = splitter.next() { seen.append(Self.seen(piece)) }
      let offset = splitter.boundary.offset
      if fed > 20_000, fed < 50_000 { #expect(offset == 6) }
    }
    #expect(seen == [.line("first", 0), .tooLong(6, length: 100_000, kept: 65_536), .line("last", 100_007)])
  }

  @Test func `the tail hash covers the 256 bytes before the boundary however they came`() {
    let text = (0..<100).map { "line number \($0)\n" }.joined()
    let bytes = Array(text.utf8)
    var splitter = LineSplitter(limit: 64, block: 32)
    var fed = 0
    while fed < bytes.count {
      fed += splitter.fill { room in
        let count = min(room.count, bytes.count - fed, 7)
        room.copyBytes(from: bytes[fed..<fed + count])
        return count
      }
      while splitter.next() != nil {
        let boundary = splitter.boundary
        let offset = Int(boundary.offset)
        #expect(boundary.tail == ContentHash.of(Array(bytes[max(0, offset - 256)..<offset])))
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood): a seed gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
