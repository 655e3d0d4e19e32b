import ArgumentParser

/// A length of time on the command line: `90s`, `15m`, `4h`, `7d`, or several: `1h30m`.
struct TimeSpan: ExpressibleByArgument, Equatable {
  var seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    var total: Int64 = 0
    var digits = ""
    for character in argument {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if let unit = units[character], let value = Int64(digits), value <= 100_000_000 {
        total += value * unit
        digits = ""
      } else {
        return nil
      }
    }
    guard digits.isEmpty, total > 0 else { return nil }
    seconds = total
  }
}
