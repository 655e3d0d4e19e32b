extension FunctionTable {
  /// The extension `strings`. Places count characters (code points), from 0.
  static let extendedTexts: [Function] = [
    Function("charAt", "the character at a place; at the end an empty text", [.member([.string, .int], .string)]) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .int(let place)) = (values[0], values[1]) else { return nil }
      let scalars = try characters(text, &context)
      let index = try FunctionTable.place(place, in: scalars)
      return .string(index == scalars.count ? "" : String(scalars[index]))
    },
    Function(
      "indexOf", "where the other text begins first, -1 if nowhere; the search begins at the place given", search
    ) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let part)) = (values[0], values[1]) else { return nil }
      let (scalars, sought) = (try characters(text, &context), try characters(part, &context))
      var from = 0
      if values.count == 3 {
        guard case .int(let place) = values[2] else { return nil }
        from = try FunctionTable.place(place, in: scalars)
      }
      return .int(Bytes.first(sought, in: scalars, from: from).map(Int64.init) ?? -1)
    },
    Function("lastIndexOf", "where the other text begins last, -1 if nowhere; not behind the place given", search) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let part)) = (values[0], values[1]) else { return nil }
      let (scalars, sought) = (try characters(text, &context), try characters(part, &context))
      var last = scalars.count
      if values.count == 3 {
        guard case .int(let place) = values[2] else { return nil }
        last = try FunctionTable.place(place, in: scalars)
      }
      // Backwards the search is the same, over the part up to where the last match may end.
      let end = min(scalars.count, last + sought.count)
      let found = Bytes.first(Array(sought.reversed()), in: Array(scalars[..<end].reversed()), from: 0)
      return .int(found.map { Int64(end - $0 - sought.count) } ?? -1)
    },
    Function("lowerAscii", "with the letters A to Z made small", [.member([.string], .string)]) {
      values, context throws(EvaluationFailure) in
      try mapped(values[0], &context) { (65...90).contains($0) ? $0 + 32 : $0 }
    },
    Function("upperAscii", "with the letters a to z made capital", [.member([.string], .string)]) {
      values, context throws(EvaluationFailure) in
      try mapped(values[0], &context) { (97...122).contains($0) ? $0 - 32 : $0 }
    },
    Function(
      "replace", "with every place of one text, or the first n, made the other",
      [.member([.string, .string, .string], .string), .member([.string, .string, .string, .int], .string)],
      growth: .product
    ) { values, context throws(EvaluationFailure) in try replace(values, &context) },
    Function(
      "split", "the parts between the places of the other text, at most n parts",
      [.member([.string, .string], .list(.string)), .member([.string, .string, .int], .list(.string))]
    ) { values, context throws(EvaluationFailure) in try split(values, &context) },
    Function(
      "substring", "from a place to the end, or to before another",
      [.member([.string, .int], .string), .member([.string, .int, .int], .string)]
    ) { values, context throws(EvaluationFailure) in
      guard case (.string(let text), .int(let start)) = (values[0], values[1]) else { return nil }
      let scalars = try characters(text, &context)
      let first = try FunctionTable.place(start, in: scalars)
      var end = scalars.count
      if values.count == 3 {
        guard case .int(let place) = values[2] else { return nil }
        end = try FunctionTable.place(place, in: scalars)
      }
      guard first <= end else { throw EvaluationFailure("the part begins at \(first), behind its end at \(end)") }
      return .string(FunctionTable.text(scalars[first..<end]))
    },
    Function("trim", "without white space around it", [.member([.string], .string)]) {
      values, context throws(EvaluationFailure) in
      guard case .string(let text) = values[0] else { return nil }
      let scalars = try characters(text, &context)
      let head = scalars.drop { $0.properties.isWhitespace }
      let tail = head.reversed().drop { $0.properties.isWhitespace }
      return .string(FunctionTable.text(head.prefix(tail.count)))
    },
    Function(
      "reverse", "with its characters, or elements, in the other order",
      [.member([.string], .string), .member([.list(.parameter("A"))], .list(.parameter("A")))]
    ) { values, context throws(EvaluationFailure) in
      switch values[0] {
      case .string(let text): return .string(FunctionTable.text(try characters(text, &context).reversed()))
      case .list(let elements):
        try context.budget.allocate(elements: elements.count)
        return .list(elements.reversed())
      default: return nil
      }
    },
    Function(
      "join", "one text of the list's texts, with the other between them",
      [.member([.list(.string)], .string), .member([.list(.string), .string], .string)], growth: .product
    ) { values, context throws(EvaluationFailure) in
      guard case .list(let elements) = values[0] else { return nil }
      var separator = ""
      if values.count == 2 {
        guard case .string(let text) = values[1] else { return nil }
        separator = text
      }
      var joined = ""
      for (index, element) in elements.enumerated() {
        guard case .string(let part) = element else { return nil }
        try context.budget.allocate(bytes: part.utf8.count + separator.utf8.count)
        if index > 0 { joined += separator }
        joined += part
      }
      return .string(joined)
    },
    Function("strings.quote", "in double quotes, with escapes where they are needed", [Signature([.string], .string)]) {
      values, context throws(EvaluationFailure) in
      guard case .string(let text) = values[0] else { return nil }
      try context.budget.allocate(bytes: 2 * text.utf8.count + 2)
      var quoted: [UInt8] = [UInt8(ascii: "\"")]
      quoted.reserveCapacity(2 * text.utf8.count + 2)
      for byte in text.utf8 {
        if let letter = escape(byte) {
          quoted.append(UInt8(ascii: "\\"))
          quoted.append(letter)
        } else {
          quoted.append(byte)
        }
      }
      quoted.append(UInt8(ascii: "\""))
      return .string(String(decoding: quoted, as: UTF8.self))
    },
    Function(
      "format", "with %s %d %f %e %x %X %o %b made the elements of the list",
      [.member([.string, .list(.dyn)], .string)], growth: .written
    ) { values, context throws(EvaluationFailure) in
      guard case (.string(let text), .list(let arguments)) = (values[0], values[1]) else { return nil }
      return .string(try Format.formatted(text, arguments, &context.budget))
    },
  ]

  private static let search: [Signature] = [
    .member([.string, .string], .int), .member([.string, .string, .int], .int),
  ]

  private static func characters(_ text: String, _ context: inout CallContext) throws(EvaluationFailure) -> [Unicode
    .Scalar]
  {
    try context.budget.allocate(bytes: 4 * text.utf8.count)
    return Array(text.unicodeScalars)
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    for scalar in scalars {
      // Any scalar has a form in UTF-8.
      if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// 0 to the text's size.
  private static func place(_ place: Int64, in scalars: [Unicode.Scalar]) throws(EvaluationFailure) -> Int {
    guard place >= 0, place <= scalars.count else {
      throw EvaluationFailure("the place \(place) is outside the text, which has \(scalars.count) characters")
    }
    return Int(place)
  }

  private static func mapped(
    _ value: Value, _ context: inout CallContext, _ letter: (UInt8) -> UInt8
  ) throws(EvaluationFailure) -> Value? {
    guard case .string(let text) = value else { return nil }
    try context.budget.allocate(bytes: 2 * text.utf8.count)
    return .string(String(decoding: text.utf8.map(letter), as: UTF8.self))
  }

  /// What stands behind the backslash for a character that needs one.
  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x07: UInt8(ascii: "a")
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    case 0x0B: UInt8(ascii: "v")
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): byte
    default: nil
    }
  }

  private static func replace(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    guard case (.string(let text), .string(let old), .string(let new)) = (values[0], values[1], values[2]) else {
      return nil
    }
    var left = Int64.max
    if values.count == 4 {
      guard case .int(let count) = values[3] else { return nil }
      left = count < 0 ? .max : count
    }
    let (scalars, sought) = (try characters(text, &context), try characters(old, &context))
    let put = Array(new.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var start = 0
    while left > 0, let found = Bytes.first(sought, in: scalars, from: start) {
      left -= 1
      try context.budget.spend(10)
      try context.budget.allocate(bytes: new.utf8.count + 16 + sought.count)
      result.append(contentsOf: scalars[start..<found])
      result.append(contentsOf: put)
      start = found + sought.count
      guard sought.isEmpty else { continue }
      // An empty text is found between any two characters.
      guard found < scalars.count else { return .string(self.text(result)) }
      result.append(scalars[found])
      start = found + 1
    }
    if start < scalars.count { result.append(contentsOf: scalars[start...]) }
    return .string(self.text(result))
  }

  private static func split(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    guard case (.string(let text), .string(let separator)) = (values[0], values[1]) else { return nil }
    var limit = Int64.max
    if values.count == 3 {
      guard case .int(let count) = values[2] else { return nil }
      limit = count < 0 ? .max : count
    }
    if limit == 0 { return .list([]) }
    let (scalars, sought) = (try characters(text, &context), try characters(separator, &context))
    var parts: [Value] = []
    var start = 0
    if sought.isEmpty {
      try context.budget.allocate(elements: min(scalars.count, Int(clamping: limit)))
      while start < scalars.count, parts.count + 1 < limit {
        parts.append(.string(String(scalars[start])))
        start += 1
      }
      if start < scalars.count { parts.append(.string(self.text(scalars[start...]))) }
      return .list(parts)
    }
    while parts.count + 1 < limit, let found = Bytes.first(sought, in: scalars, from: start) {
      try context.budget.allocate(bytes: sought.count, elements: 1)
      try context.budget.spend(3)
      parts.append(.string(self.text(scalars[start..<found])))
      start = found + sought.count
    }
    parts.append(.string(self.text(scalars[start...])))
    return .list(parts)
  }
}
