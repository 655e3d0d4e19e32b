extension FunctionTable {
  static let encoders: [Function] = [
    Function("base64.encode", "the bytes in base 64", [Signature([.bytes], .string)]) {
      values, context throws(EvaluationFailure) in
      guard case .bytes(let bytes) = values[0] else { return nil }
      try context.budget.allocate(bytes: bytes.count * 2)
      return .string(Base64.encoded(bytes))
    },
    Function("base64.decode", "the bytes of a text in base 64, with or without padding", [Signature([.string], .bytes)])
    {
      values, context throws(EvaluationFailure) in
      guard case .string(let text) = values[0] else { return nil }
      try context.budget.allocate(bytes: text.utf8.count)
      guard let bytes = Base64.decoded(text) else { throw EvaluationFailure("the text is not base 64") }
      return .bytes(bytes)
    },
  ]
}

/// RFC 4648, the alphabet with `+` and `/`.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var letters: [UInt8] = []
    letters.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
      for place in 0..<4 {
        letters.append(
          place <= group.count ? alphabet[Int(bits >> UInt32(18 - place * 6)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }

  static func decoded(_ text: String) -> [UInt8]? {
    var letters = Array(text.utf8)[...]
    if letters.count % 4 == 0 {
      for _ in 0..<2 where letters.last == UInt8(ascii: "=") { letters.removeLast() }
    }
    guard letters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count * 3 / 4)
    var (bits, count): (UInt32, Int) = (0, 0)
    for letter in letters {
      guard let value = value(of: letter) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func value(of letter: UInt8) -> UInt32? {
    switch letter {
    case 65...90: UInt32(letter) - 65
    case 97...122: UInt32(letter) - 71
    case 48...57: UInt32(letter) + 4
    case 43: 62
    case 47: 63
    default: nil
    }
  }
}
