import CEL

/// Says where a key stands for the second time; Yams only tells where it stands first.
struct DuplicateKey {
  let source: SourceText
  let findings: Findings

  func note(key: String, line: Int, column: Int) {
    let first = source.place(line, column)
    let second = sameLine(key, first) ?? laterLine(key, first) ?? first
    findings.error(
      "the key `\(key)` stands twice in one mapping", at: second, length: key.unicodeScalars.count,
      hint: "first at \(first.file):\(first.line):\(first.column); keep one of them")
  }

  private func sameLine(_ key: String, _ first: SourcePlace) -> SourcePlace? {
    let scalars = Array((source.line(first.line) ?? "").unicodeScalars)
    return column(of: key, in: scalars, from: first.column) { "{, ".unicodeScalars.contains($0) }
      .map { source.place(first.line, $0) }
  }

  /// A block mapping's keys stand in one column; a flow mapping's anywhere.
  private func laterLine(_ key: String, _ first: SourcePlace) -> SourcePlace? {
    for line in (first.line + 1)..<max(first.line + 2, source.lineCount + 1) {
      let scalars = Array((source.line(line) ?? "").unicodeScalars)
      let indent = scalars.prefix { $0 == " " }.count
      if indent < scalars.count && scalars[indent] != "#" && indent + 1 < first.column { return nil }
      if let column = column(of: key, in: scalars, from: 0, after: { " {,".unicodeScalars.contains($0) }),
        column == first.column || indent + 1 > first.column
      {
        return source.place(line, column)
      }
    }
    return nil
  }

  private func column(
    of key: String, in scalars: [Unicode.Scalar], from start: Int, after allowed: (Unicode.Scalar) -> Bool
  ) -> Int? {
    let wanted = Array(key.unicodeScalars)
    var index = start
    while index + wanted.count < scalars.count {
      let end = index + wanted.count
      if (index == 0 || allowed(scalars[index - 1])) && Array(scalars[index..<end]) == wanted && scalars[end] == ":" {
        return index + 1
      }
      index += 1
    }
    return nil
  }
}
