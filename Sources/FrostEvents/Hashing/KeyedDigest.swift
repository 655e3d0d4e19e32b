/// HMAC-SHA-256 (RFC 2104): who does not know the key can neither make a digest nor find, by trying all phone numbers,
/// what was digested.
package struct KeyedDigest: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// - Parameter key: a secret; longer than 64 bytes it stands for its own SHA-256.
  package init(key: [UInt8]) {
    var block = key
    if block.count > 64 {
      var hash = SHA256()
      hash.update(block)
      block = hash.digest()
    }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    self.inner = inner
    self.outer = outer
  }

  /// The 32 bytes.
  package func digest(_ message: [UInt8]) -> [UInt8] {
    var inner = inner
    inner.update(message)
    var outer = outer
    outer.update(inner.digest())
    return outer.digest()
  }
}
