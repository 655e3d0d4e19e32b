import FrostEvents

/// Decodes lines for tests and shows what came out as text.
struct Decoded {
  let batch: EventBatch
  let schema: Schema

  /// The fields of the first event: `amount=480000 payee=P9`, in the schema's order, those that are present.
  var event: String { batch.count > 0 ? fields(of: 0) : "" }

  var reason: String? { batch.rejects.first?.reason }
  var column: Int? { batch.rejects.first?.column }

  func fields(of event: Int) -> String {
    schema.fields.indices.compactMap { index in
      guard batch.presence[event] & 1 << UInt64(index) != 0 else { return nil }
      let word = batch.words[event * batch.width + index]
      switch schema.fields[index].type {
      case .text, .key:
        let range = TextRange(word: word)
        let text = String(decoding: batch.text[range.offset..<range.offset + range.length], as: UTF8.self)
        return "\(schema.fields[index].name)=\(text)"
      case .number: return "\(schema.fields[index].name)=\(Double(bitPattern: UInt64(bitPattern: word)))"
      default: return "\(schema.fields[index].name)=\(word)"
      }
    }.joined(separator: " ")
  }
}

extension Schema {
  /// The fields of most decoder tests.
  static let example = Schema(
    bookCurrency: Currency(code: "CNY", decimals: 2),
    fields: [
      Field(name: "id", pointer: "/id", type: .text, required: true),
      Field(name: "time", pointer: "/time", type: .time, required: true),
      Field(name: "type", pointer: "/type", type: .text, required: true),
      Field(
        name: "phase", pointer: "/status", type: .text, defaultText: "done",
        map: [.init(from: "ok", to: "done"), .init(from: "pending", to: "requested")]),
      Field(name: "account", pointer: "/account", type: .key, required: true),
      Field(name: "payee", pointer: "/payee", type: .key),
      Field(name: "card", pointer: "/card", type: .key, personal: true),
      Field(name: "amount", pointer: "/amount", type: .money, currencyPointer: "/currency"),
      Field(name: "balance", pointer: "/balance", type: .money, currencyPointer: "/currency"),
      Field(name: "tries", pointer: "/tries", type: .integer),
      Field(name: "risk", pointer: "/risk", type: .number),
      Field(name: "vpn", pointer: "/vpn", type: .flag),
    ],
    roles: Roles(id: 0, time: 1, type: 2, phase: 3, account: 4, payee: 5, amount: 7),
    rates: Rates(entries: [
      Rates.Entry(
        currency: Currency(code: "USD", decimals: 2), from: EventTime(milliseconds: 1_767_225_600_000),
        billionths: 7_000_000_000)
    ]))

  /// Decodes lines into one batch.
  func decode(lines: [[UInt8]], limit: Int = LineDecoder.defaultLimit) -> Decoded {
    var decoder = LineDecoder(schema: self, limit: limit)
    let generation = SourcePosition.Generation()
    var batch = EventBatch(
      width: fields.count, position: SourcePosition(source: "test", generation: generation, offset: 0),
      readAt: EventTime(milliseconds: 0))
    var offset: Int64 = 0
    for line in lines {
      line.withUnsafeBytes { decoder.decode($0, at: offset, into: &batch) }
      offset += Int64(line.count) + 1
    }
    return Decoded(batch: batch, schema: self)
  }

  func decode(_ lines: String...) -> Decoded { decode(lines: lines.map { Array($0.utf8) }) }

  /// Decodes a line that has the required members and these.
  func decode(with members: String) -> Decoded {
    decode(#"{"id":"e1","time":"2026-03-02T10:41:00+08:00","type":"transfer","account":"A1",\#(members)}"#)
  }
}
