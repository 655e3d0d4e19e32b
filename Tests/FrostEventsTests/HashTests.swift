import FrostEvents
import Testing

struct HashTests {
  /// Vectors of FIPS 180-4's examples (NIST).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `SHA-256 gives the published digests`(text: String, digest: String) {
    var hash = SHA256()
    hash.update(text)
    #expect(hash.hexDigest() == digest)
  }

  @Test func `SHA-256 does not depend on how the bytes are cut into pieces`() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var whole = SHA256()
    whole.update(bytes)
    for size in [1, 3, 55, 56, 63, 64, 65, 128] {
      var pieces = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        pieces.update(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(pieces.digest() == whole.digest(), "pieces of \(size)")
    }
  }

  /// CPython 3.11 hashes bytes with SipHash-1-3, with a key of zeros when PYTHONHASHSEED is 0.
  @Test(
    arguments: [
      (1, 0x68a9_1412_8e01_e473), (3, 0x4d4c_9a4a_8ef6_e0ad), (7, 0x2f09_8ab0_c751_325a), (8, 0xead4_11e6_7ebe_2eea),
      (15, 0xf30e_b725_bb91_c9ea), (16, 0x8972_1884_33a5_c5b7), (31, 0x1697_3944_3111_d49b),
      (63, 0x385d_3e39_e5f3_7359),
    ] as [(Int, UInt64)])
  func `SipHash-1-3 agrees with CPython's`(length: Int, expected: UInt64) {
    let bytes = (0..<length).map { UInt8($0) }
    #expect(bytes.withUnsafeBytes { HashKey.fixed.hash($0) } == expected)
  }

  /// The reference implementation's `vectors_sip128`: key 00 01 … 0f, message 00 01 … length - 1.
  @Test(arguments: [
    (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
    (2, "8177228da4a45dc7fca38bdef60affe4"), (3, "9c70b60c5267a94e5f33b6b02985ed51"),
    (4, "f88164c12d9c8faf7d0f6e7c7bcd5579"), (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
  ])
  func `SipHash-2-4 to 128 bits gives the reference vectors`(length: Int, expected: String) {
    let key = HashKey(first: 0x0706_0504_0302_0100, second: 0x0f0e_0d0c_0b0a_0908)
    let hash = (0..<length).map { UInt8($0) }.withUnsafeBytes { key.identity($0) }
    #expect(hex(hash.low.byteSwapped) + hex(hash.high.byteSwapped) == expected)
  }

  private func hex(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
