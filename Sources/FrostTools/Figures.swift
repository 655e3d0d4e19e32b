import Foundation

/// Numbers as a report writes them.
enum Figures {
  static func percent(_ share: Double?) -> String {
    guard let share else { return "-" }
    let percent = share * 100
    return decimal(percent, percent < 10 && percent != percent.rounded() ? 1 : 0) + " %"
  }

  static func decimal(_ value: Double?, _ digits: Int) -> String {
    value.map { String(format: "%.\(digits)f", $0) } ?? "-"
  }

  /// Minor units with two decimals and separators: `1,234.50`.
  static func money(_ minor: Int64) -> String {
    let cents = minor.magnitude % 100
    return (minor < 0 ? "-" : "") + grouped(Int(minor.magnitude / 100)) + (cents < 10 ? ".0" : ".") + "\(cents)"
  }

  /// Minor units as whole units: `1,235`.
  static func wholeMoney(_ minor: Int64) -> String { grouped(Int((Double(minor) / 100).rounded())) }

  /// `45 s`, `12 min`, `3.4 h`, `2.1 d`.
  static func hours(_ hours: Double?) -> String {
    guard let hours else { return "-" }
    let seconds = hours * 3600
    if seconds < 59.5 { return decimal(seconds, 0) + " s" }
    if seconds < 3570 { return decimal(seconds / 60, 0) + " min" }
    return hours < 48 ? decimal(hours, 1) + " h" : decimal(hours / 24, 1) + " d"
  }

  static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// `1 file`, `3 files`.
  static func count(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

  /// `60`, `12.5`.
  static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// `1 entry`, `3 entries`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  static func left(_ text: String, _ width: Int) -> String { text + space(beside: text, width) }

  static func right(_ text: String, _ width: Int) -> String { space(beside: text, width) + text }

  private static func space(beside text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count))
  }
}
