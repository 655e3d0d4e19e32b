import FrostEvents
import Testing

struct DecoderPropertyTests {
  private let schema = Schema(
    bookCurrency: Currency(code: "CNY", decimals: 2),
    fields: [
      Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
      Field(name: "account", pointer: "/account", type: .key), Field(name: "risk", pointer: "/risk", type: .number),
    ], roles: .init(id: nil, time: 0, type: 1, account: 2))

  /// Numbers and near-numbers: read as a value, and where nobody reads.
  @Test func `numbers are judged and read as a slow parser does`() {
    var random = SplitMix(seed: 20261122)
    let alphabet = Array("0001234567899-+.eE")
    var texts: [String] = []
    for _ in 0..<5_000 {
      texts.append(
        String((0..<Int.random(in: 1...7, using: &random)).map { _ in alphabet.randomElement(using: &random)! }))
      texts.append(Double(bitPattern: random.next()).description)
    }
    texts.removeAll { $0.hasPrefix("nan") || $0.hasPrefix("-nan") || $0.contains("inf") }
    let head = #"{"time":"2026-03-02T10:41:00Z","type":"t","#
    for read in [true, false] {
      let decoded = schema.decode(lines: texts.map { Array("\(head)\"\(read ? "risk" : "x")\":\($0)}".utf8) })
      var event = 0
      var reject = 0
      for text in texts {
        let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
        if SlowJSON.isNumber(text), !read || number != nil {
          if read {
            let bits = UInt64(bitPattern: decoded.batch.words[event * 4 + 3])
            if bits != number?.bitPattern { Issue.record("\(text) was read otherwise") }
          }
          event += 1
        } else {
          reject += 1
        }
      }
      #expect(decoded.batch.count == event)
      #expect(decoded.batch.rejects.count == reject)
    }
  }

  /// Lines with one to three bytes changed, removed or doubled.
  @Test func `damaged lines are judged as a slow parser does`() {
    var random = SplitMix(seed: 7)
    let seeds = [
      #"{"x":{"a":[1,-2.5e3,true,false,null,"tex\"t\\",{}],"b":""},"y":[[],[{}]],"z":0}"#,
      #"{"name":"换卡🙂é","esc":"\u00e9\n\/","n":[0,1,10,0.1,1E+2], "s" : "x"  }"#,
      #"{"k1":"v1","k2":"v2","k3":12345,"k4":{"k5":{"k6":[{"k7":[true]}]}},"k8":"0123456789012345678901234567890"}"#,
    ].map { Array($0.utf8) }
    let marks = Array("{}[]:,\"\\ \t\n0123456789-+.eEtrufalsn\u{1}é".utf8) + [0x80, 0xFF, 0x00]
    var decoder = LineDecoder(schema: schema)
    var valid = 0
    for round in 0..<9_000 {
      var line = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<line.count, using: &random)
        switch random.next() % 3 {
        case 0: line[index] = marks.randomElement(using: &random)!
        case 1: line.remove(at: index)
        default: line.insert(marks.randomElement(using: &random)!, at: index)
        }
      }
      var batch = EventBatch(
        width: 4, position: .init(source: "", generation: .init(), offset: 0), readAt: EventTime(milliseconds: 0))
      line.withUnsafeBytes { decoder.decode($0, at: 0, into: &batch) }
      // A line that is JSON still misses the time; that is how it is told from one that is not.
      let isJSON = batch.rejects.first?.reason == "required field `time` at /time is missing"
      if isJSON != SlowJSON.isObject(line) {
        Issue.record("\(String(decoding: line, as: UTF8.self)): \(batch.rejects[0].reason)")
      }
      if isJSON { valid += 1 }
    }
    #expect(valid > 900 && valid < 8_100)
  }
}
