extension FunctionTable {
  static let texts: [Function] = [
    Function(
      "size", "characters (code points) of a text, bytes, elements of a list, entries of a map",
      [CELType.string, .bytes, .list(.parameter("A")), .map(.parameter("A"), .parameter("B"))].flatMap {
        [Signature([$0], .int), .member([$0], .int)]
      }
    ) { values, context throws(EvaluationFailure) in
      switch values[0] {
      case .string(let text):
        try context.budget.spend(text.utf8.count / 16)
        return .int(Int64(text.unicodeScalars.count))
      case .bytes(let bytes): return .int(Int64(bytes.count))
      case .list(let elements): return .int(Int64(elements.count))
      case .map(let map): return .int(Int64(map.entries.count))
      default: return nil
      }
    },
    Function("contains", "whether the text has the other somewhere", question) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let part)) = (values[0], values[1]) else { return nil }
      try context.budget.spend((text.utf8.count + part.utf8.count) / 8)
      return .bool(Bytes.first(Array(part.utf8), in: Array(text.utf8), from: 0) != nil)
    },
    Function("startsWith", "whether the text begins with the other", question) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let part)) = (values[0], values[1]) else { return nil }
      try context.budget.spend(part.utf8.count / 16)
      return .bool(text.utf8.starts(with: part.utf8))
    },
    Function("endsWith", "whether the text ends with the other", question) {
      values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let part)) = (values[0], values[1]) else { return nil }
      try context.budget.spend(part.utf8.count / 16)
      return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
    },
    Function(
      "matches", "whether the regular expression (RE2) is found in the text",
      [Signature([.string, .string], .bool)] + question, growth: .pattern
    ) { values, context throws(EvaluationFailure) in
      guard case (.string(let text), .string(let pattern)) = (values[0], values[1]) else { return nil }
      try context.budget.spend(pattern.utf8.count * 8)
      let compiled: Pattern
      do throws(Pattern.Fault) {
        compiled = try Pattern(pattern)
      } catch { throw EvaluationFailure("the pattern is wrong: \(error.message)") }
      try context.budget.allocate(elements: compiled.size)
      return .bool(try compiled.isFound(in: text, &context.budget))
    },
  ]

  private static let question = [Signature.member([.string, .string], .bool)]
}

/// Searching in bytes, in linear time.
enum Bytes {
  /// Whether two texts have the same scalars, which is more than Swift's `==` asks.
  static func areEqual(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    let found = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }
    return (found ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Where the part begins first, at `from` or behind (Knuth, Morris, Pratt).
  static func first<Element: Equatable>(_ part: [Element], in text: [Element], from: Int) -> Int? {
    guard let first = part.first else { return from <= text.count ? from : nil }
    guard part.count <= text.count - from else { return nil }
    if part.count == 1 { return text[from...].firstIndex(of: first) }
    var borders = [Int](repeating: 0, count: part.count)
    var length = 0
    for index in 1..<part.count {
      while length > 0, part[index] != part[length] { length = borders[length - 1] }
      if part[index] == part[length] { length += 1 }
      borders[index] = length
    }
    length = 0
    for index in from..<text.count {
      while length > 0, text[index] != part[length] { length = borders[length - 1] }
      if text[index] == part[length] { length += 1 }
      if length == part.count { return index + 1 - length }
    }
    return nil
  }
}
