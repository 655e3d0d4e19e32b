/// An event that freezes its account at once: scripts/latency writes the rule for this amount.
enum Marker {
  static let amount = "77777.77"

  static func line(_ account: String, like line: [UInt8]) -> [UInt8] { payment(account, amount, like: line) }

  /// - Parameter line: of the stream, for the time.
  static func payment(_ account: String, _ amount: String, like line: [UInt8]) -> [UInt8] {
    let text = String(decoding: line, as: UTF8.self)
    guard let start = text.firstRange(of: "\"time\":\""), let end = text[start.upperBound...].firstIndex(of: "\"")
    else { fatalError("no time in \(text)") }
    let time = text[start.upperBound..<end]
    return Array(
      """
      {"id":"\(account)","time":"\(time)","type":"payment","status":"ok","account":"\(account)",\
      "device":"device of \(account)","ip":"10.0.0.1","amount":\(amount)}

      """.utf8)
  }
}
