import CFrost

/// SHA-256 (FIPS 180-4), fed piece by piece.
package struct SHA256: Sendable {
  private var state = frost_sha256()

  package init() { frost_sha256_init(&state) }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    frost_sha256_update(&state, bytes.baseAddress, bytes.count)
  }

  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The 32 bytes of the digest of everything so far; more may follow.
  package func digest() -> [UInt8] {
    var spent = state
    return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      frost_sha256_finish(&spent, buffer.baseAddress)
      count = 32
    }
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package func hexDigest() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
