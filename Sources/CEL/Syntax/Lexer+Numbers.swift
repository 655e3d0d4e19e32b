extension Lexer {
  /// `12`, `0x1F`, `12u`, `1.5`, `.5`, `1e9`.
  mutating func readNumber() {
    let start = position
    if scalar() == "0", scalar(ahead: 1) == "x" || scalar(ahead: 1) == "X", scalar(ahead: 2)?.hexValue != nil {
      position += 2
      while scalar()?.hexValue != nil { position += 1 }
      return finishInteger(source[start + 2..<position], radix: 16, from: start)
    }
    skipDigits()
    var isInteger = true
    if scalar() == ".", scalar(ahead: 1)?.isDigit == true {
      isInteger = false
      position += 1
      skipDigits()
    }
    if scalar() == "e" || scalar() == "E" {
      let sign = scalar(ahead: 1) == "+" || scalar(ahead: 1) == "-" ? 2 : 1
      if scalar(ahead: sign)?.isDigit == true {
        isInteger = false
        position += sign
        skipDigits()
      }
    }
    if isInteger { return finishInteger(source[start..<position], radix: 10, from: start) }
    let text = source[start..<position]
    if Double(text)?.isFinite != true {
      faults.report(start..<position, "the number \(text) is too large for a double")
    }
    emit(.double, from: start)
    rejectSuffix(from: start)
  }

  private mutating func skipDigits() {
    while scalar()?.isDigit == true { position += 1 }
  }

  private mutating func finishInteger(_ digits: String, radix: Int, from start: Int) {
    let isUnsigned = scalar() == "u" || scalar() == "U"
    if isUnsigned { position += 1 }
    let value = UInt64(digits, radix: radix)
    if value == nil { faults.report(start..<position, "the number \(source[start..<position]) does not fit 64 bits") }
    emit(isUnsigned ? .uint(value ?? 0) : .int(value ?? 0), from: start)
    rejectSuffix(from: start)
  }

  private mutating func rejectSuffix(from start: Int) {
    guard scalar()?.continuesName == true else { return }
    let number = source[start..<position]
    let unit = position
    while scalar()?.continuesName == true { position += 1 }
    let text = source[start..<position]
    let isDuration = ["d", "h", "m", "s", "ms"].contains(source[unit..<position])
    faults.report(
      start..<position, "`\(text)` is not a number",
      hint: isDuration ? "a duration is a text: '\(text)'" : "write digits without separators or units, like \(number)")
  }
}
