/// Ids that follow from what they name, never from a running number: the same event, subject and rule give the same id
/// after a crash, in a replay and on another machine.
package enum StableID {
  package enum Kind: String, Sendable, CaseIterable {
    case freeze = "frz"
    case cause = "cse"
    case hold = "hld"
    case stepUp = "stp"
    case alert = "alr"
    case escalation = "esc"
    case decision = "dec"
    case label = "lbl"
    case exception = "exc"
    case audit = "aud"
    case caseStep = "stc"
    case listEntry = "lst"
    case measure = "msr"
    case trip = "trp"
    case approval = "apr"
  }

  /// `frz_` and 26 characters of Crockford's base 32: the first 128 bits of SHA-256 over the kind and the parts, each
  /// after its length as eight little-endian bytes, so that no two lists of parts run together.
  package static func make(_ kind: Kind, _ parts: String...) -> String { make(kind, parts) }

  package static func make(_ kind: Kind, _ parts: [String]) -> String {
    var hash = SHA256()
    add(kind.rawValue, to: &hash)
    for part in parts { add(part, to: &hash) }
    return kind.rawValue + "_" + crockford(hash.digest().prefix(16))
  }

  private static func add(_ part: String, to hash: inout SHA256) {
    withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { hash.update($0) }
    hash.update(part)
  }

  /// 16 bytes, highest first, as 26 digits; the first digit holds the highest three bits.
  private static func crockford(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    var number = bytes.reduce(into: UInt128(0)) { $0 = $0 << 8 | UInt128($1) }
    var text = [UInt8](repeating: 0, count: 26)
    for index in text.indices.reversed() {
      text[index] = digits[Int(number & 31)]
      number >>= 5
    }
    return String(decoding: text, as: UTF8.self)
  }
}
