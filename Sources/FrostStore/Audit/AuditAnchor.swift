/// What the audit log was at an entry. Kept elsewhere than the log itself (the systemd journal), it proves that nothing up
/// to that entry was edited, moved or removed since.
package struct AuditAnchor: Hashable, Sendable {
  package var number: Int64
  /// The 32 bytes of that entry's chain.
  package var chain: [UInt8]

  package init(number: Int64, chain: [UInt8]) {
    self.number = number
    self.chain = chain
  }

  /// `128:9f86d081…`, with 64 hexadecimal digits.
  package var text: String {
    "\(number):" + chain.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// - Returns: nil where it is not what `text` gives.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]), number > 0, parts[1].utf8.count == 64 else { return nil }
    self.number = number
    chain = []
    var digits = parts[1][...]
    while !digits.isEmpty {
      guard digits.first?.isHexDigit == true, let byte = UInt8(digits.prefix(2), radix: 16) else { return nil }
      chain.append(byte)
      digits = digits.dropFirst(2)
    }
  }
}

/// The newest entry, and who is told of it now and then.
struct AuditWatch: Sendable {
  var head: AuditAnchor?
  var interval: Int64 = 1
  var tell: (@Sendable (AuditAnchor) -> Void)?

  init(head: AuditAnchor?) { self.head = head }

  /// - Returns: whether somebody is to be told.
  mutating func note(_ anchor: AuditAnchor) -> Bool {
    let before = head?.number ?? 0
    guard anchor.number > before else { return false }
    head = anchor
    return anchor.number / interval > before / interval
  }
}
