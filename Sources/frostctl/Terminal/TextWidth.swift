extension String {
  /// Columns on a terminal: East Asian wide characters take two, combining marks and colours none.
  var columns: Int {
    var total = 0
    var isInEscape = false
    for character in self {
      if character == "\u{1B}" { isInEscape = true }
      if !isInEscape { total += character.columns }
      if character == "m" { isInEscape = false }
    }
    return total
  }

  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }

  func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - columns)) + self }

  /// At most `width` columns, an ellipsis where something was cut.
  func cut(to width: Int) -> String {
    columns > width ? fitting(width - 1) + "…" : self
  }

  /// The longest beginning of at most `width` columns, and at least one character.
  private func fitting(_ width: Int) -> Substring {
    var used = 0
    let end = indices.dropFirst().first { index in
      used += self[self.index(before: index)].columns
      return used + self[index].columns > width
    }
    return self[..<(end ?? endIndex)]
  }

  /// Lines of at most `width` columns, broken at spaces, or anywhere in a text that has none.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ").map(String.init) {
      if !line.isEmpty, line.columns + 1 + word.columns > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
      while line.columns > width {
        let head = line.fitting(width)
        lines.append(String(head))
        line.removeFirst(head.count)
      }
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }
}

extension Character {
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    case 0x300...0x36F, 0x200B...0x200F: return 0
    default: return 1
    }
  }
}
