import CSimdJSON

/// Puts a fault into a sentence that says where, what is wrong and what was expected.
struct RejectReason {
  let fields: [Field]
  let slots: [Int]
  let currencySlots: [Int]
  let values: UnsafePointer<frost_json_value>

  func sentence(for fault: LineFault) -> String {
    switch fault {
    case .json(FROST_JSON_GIVEN_TWICE, let pointer): "\(named(pointer: pointer)) is given twice"
    case .json(let error, _): error.sentence
    case .missing(let field, let how): "required \(named(field)) is \(how.rawValue)"
    case .wrongKind(let field, let slot): "\(named(field)): expected \(expected(field)), found \(found(slot, field))"
    case .time(let field, let error): "\(unsuitable(field)): \(error.sentence)"
    case .money(let field, let error): "\(unsuitable(field)): \(error.sentence)"
    case .notAnInteger(let field): "\(unsuitable(field)): it has a fraction"
    case .integerTooLarge(let field): "\(unsuitable(field)): too large, integers must fit 64 bits"
    case .controlCharacter(let field): "\(named(field)): a key or type must have no control characters"
    case .numberTooLarge(let field): "\(unsuitable(field)): too large for a double"
    case .currency(let field, let slot):
      "currency of \(named(field, at: fields[field].currencyPointer)): expected a code such as CNY, "
        + "found \(found(slot, field))"
    }
  }

  private func named(_ field: Int, at pointer: String? = nil) -> String {
    "field `\(fields[field].name)` at \(pointer ?? fields[field].pointer)"
  }

  private func named(pointer: Int) -> String {
    if let field = slots.firstIndex(of: pointer) { return named(field) }
    guard let field = currencySlots.firstIndex(of: pointer) else { return "a declared field" }
    return "currency of \(named(field, at: fields[field].currencyPointer))"
  }

  private func unsuitable(_ field: Int) -> String {
    "\(named(field)): expected \(expected(field)), found \(found(slots[field], field))"
  }

  private func expected(_ field: Int) -> String {
    switch fields[field].type {
    case .text, .key: "a text"
    case .time: fields[field].timeFormat == .rfc3339 ? "a time" : "a time as a number"
    case .money: "money"
    case .integer: "an integer"
    case .number: "a number"
    case .flag: "true or false"
    }
  }

  /// The value in words, its beginning quoted unless the field is personal.
  private func found(_ slot: Int, _ field: Int) -> String {
    let value = values[slot]
    let kind =
      switch value.kind {
      case FROST_JSON_ABSENT: "nothing"
      case FROST_JSON_NULL: "null"
      case FROST_JSON_TRUE: "true"
      case FROST_JSON_FALSE: "false"
      case FROST_JSON_NUMBER: "the number"
      case FROST_JSON_STRING: "the string"
      case FROST_JSON_OBJECT: "an object"
      default: "an array"
      }
    guard value.kind == FROST_JSON_NUMBER || value.kind == FROST_JSON_STRING else { return kind }
    if fields[field].personal { return kind.replacing("the ", with: "a ") }
    let text = String(decoding: UnsafeRawBufferPointer(start: value.bytes, count: Int(value.length)), as: UTF8.self)
    let shown = text.count > 40 ? "\(text.prefix(40))…" : text
    if value.kind == FROST_JSON_NUMBER { return "\(kind) \(shown)" }
    var quoted = JSONWriter()
    quoted.value(shown)
    return "\(kind) \(quoted.text)"
  }
}

extension Reject {
  /// For a line longer than `limit` bytes, of which `start` is the beginning.
  package static func tooLong(_ length: Int64, limit: Int, at offset: Int64, start: [UInt8]) -> Reject {
    Reject(
      offset: offset, reason: "line of \(length) bytes is longer than the limit of \(limit)",
      line: Array(start.prefix(keptBytes)), length: length)
  }
}
