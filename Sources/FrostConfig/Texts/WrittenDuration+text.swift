extension WrittenDuration {
  /// `10m`, `24h`, `7d`, `1h30m`: exact, as authors write it; up to three days in hours.
  package static func text(milliseconds: Int64) -> String {
    let units: [(name: String, length: Int64)] =
      (milliseconds > 72 * 3_600_000 ? [("d", 86_400_000)] : [])
      + [("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]
    var rest = milliseconds
    var text = ""
    for unit in units where rest >= unit.length {
      text += "\(rest / unit.length)\(unit.name)"
      rest %= unit.length
    }
    return text.isEmpty ? "0s" : text
  }
}
