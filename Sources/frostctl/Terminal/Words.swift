import Foundation

/// Small pieces of text.
enum Words {
  /// The text in the reader's language: that of `LC_ALL`, `LC_MESSAGES` or `LANG`, else English, else any.
  static func preferred(_ texts: [String: String], environment: [String: String] = ProcessInfo.processInfo.environment)
    -> String
  {
    let wish = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "en"
    let language = wish.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
    let primary = language.prefix { $0 != "-" }
    let sorted = texts.sorted { $0.key < $1.key }
    let best =
      sorted.first { $0.key == language } ?? sorted.first { $0.key.prefix { $0 != "-" } == primary }
      ?? sorted.first { $0.key == "en" } ?? sorted.first
    return best?.value ?? ""
  }

  /// `1234567` as `1,234,567`.
  static func grouped(_ number: some BinaryInteger) -> String { grouped(digits: String(number)) }

  /// `4800.00` as `4,800.00`; a text that is no amount stays as it is.
  static func grouped(amount: String) -> String {
    let parts = amount.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.allSatisfy({ $0.isNumber || $0 == "-" }) else { return amount }
    return grouped(digits: String(whole)) + (parts.count == 2 ? "." + parts[1] : "")
  }

  private static func grouped(digits: String) -> String {
    var text = ""
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// `90`, `12.5`.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// `12.5 %`, `-` where there is none.
  static func percent(_ share: Double?) -> String {
    share.map { number(($0 * 1000).rounded() / 10) + " %" } ?? "-"
  }

  /// `14 KiB`.
  static func bytes(_ count: Int64) -> String {
    var value = Double(count)
    for unit in ["bytes", "KiB", "MiB", "GiB"] {
      if value < 1024 { return (unit == "bytes" ? "\(count)" : String(format: "%.1f", value)) + " " + unit }
      value /= 1024
    }
    return String(format: "%.1f TiB", value)
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    grouped(number) + " " + (number == 1 ? one : many)
  }
}
