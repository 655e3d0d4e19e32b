/// An amount of money as people write it: `500`, `1200.50`.
enum WrittenAmount {
  /// nil where the text is no amount, or has more decimals than the currency.
  static func minorUnits(of text: String, decimals: Int) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = parts[0] + fraction
    guard !parts[0].isEmpty, parts.count == 1 || !fraction.isEmpty, fraction.count <= decimals,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int64(digits + String(repeating: "0", count: decimals - fraction.count))
  }
}
