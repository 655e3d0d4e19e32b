import CEL
import FrostEvents
import FrostRules

/// A rates file: `date,currency,rate` a line, a rate being what one unit of the currency is in book currency.
struct RatesReader {
  let source: SourceText
  let findings: Findings

  func read() -> Rates {
    var entries: [Rates.Entry] = []
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number) ?? ""
      if line.isEmpty || line.hasPrefix("#") || (number == 1 && line == "date,currency,rate") { continue }
      if let entry = entry(line, number) { entries.append(entry) }
    }
    return Rates(entries: entries)
  }

  private func entry(_ line: String, _ number: Int) -> Rates.Entry? {
    let place = source.place(number, 1)
    let columns = line.split(separator: ",", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    guard columns.count == 3 else {
      findings.error(
        "a rate is `date,currency,rate`, not `\(line)`", at: place, length: line.count,
        hint: "for example 2026-03-02,USD,7.1234")
      return nil
    }
    let from: EventTime
    do {
      from = try EventTime(rfc3339: columns[0] + "T00:00:00Z")
    } catch {
      findings.error("`\(columns[0])` is no date such as 2026-03-02", at: place, length: columns[0].count)
      return nil
    }
    let ratePlace = source.place(number, line.unicodeScalars.count - columns[2].unicodeScalars.count + 1)
    guard let billionths = Self.billionths(columns[2]), billionths > 0 else {
      findings.error(
        "`\(columns[2])` is no rate: a positive decimal number with at most 9 decimals", at: ratePlace,
        length: columns[2].count)
      return nil
    }
    let code = Placed(columns[1], at: source.place(number, columns[0].count + 2))
    return CurrencyReader.currency(code, findings).map { Rates.Entry(currency: $0, from: from, billionths: billionths) }
  }

  /// A positive decimal number with at most 9 decimals, times 10^9.
  private static func billionths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : "0"
    let digits = parts[0] + decimals
    guard !parts[0].isEmpty, (1...9).contains(decimals.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int64(digits + String(repeating: "0", count: 9 - decimals.count))
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
