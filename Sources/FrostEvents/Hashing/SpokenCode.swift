/// What is said on the phone instead of a freeze's or a case's id: `FZ-7K3M-92`.
///
/// Four digits of the id itself, in Crockford's base 32 (which has no I, L, O or U), then two check digits by ISO 7064
/// MOD 97-10, which notice every single wrong character and every swap of two. The four digits stand for 1,048,576 codes:
/// of 1,000 open freezes about one shares its code with another, so whoever looks a code up gets all that have it, newest
/// first, and asks which account it is.
package struct SpokenCode: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case freeze = "FZ"
    case escalation = "CS"
  }

  /// Why a text is no code.
  package enum Fault: Error, Hashable, Sendable {
    /// It has not the form `FZ-7K3M-92` or `CS-7K3M-92`.
    case malformed
    /// Its check digits do not fit: something was misheard or mistyped.
    case mistyped
  }

  package let kind: Kind
  /// The four digits, as they stand in the id at `idOffset`.
  package let digits: String

  /// Where the digits stand in an id, in characters; the first digit of an id holds three bits only and is passed over.
  package static let idOffset = 5

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The code of a freeze's or a case's id; nil: another kind of id.
  package init?(id: String) {
    let bytes = Array(id.utf8)
    guard bytes.count > Self.idOffset + 4 else { return nil }
    switch String(decoding: bytes[..<4], as: UTF8.self) {
    case StableID.Kind.freeze.rawValue + "_": kind = .freeze
    case StableID.Kind.escalation.rawValue + "_": kind = .escalation
    default: return nil
    }
    let part = bytes[Self.idOffset..<Self.idOffset + 4]
    guard part.allSatisfy(Self.alphabet.contains) else { return nil }
    digits = String(decoding: part, as: UTF8.self)
  }

  /// Reads what somebody said or typed: small letters, spaces and missing dashes do no harm, O is 0, I and L are 1.
  package init(_ text: String) throws(Fault) {
    let bytes = text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }.filter { ![0x20, 0x2D].contains($0) }
    guard bytes.count == 8, let kind = Kind(rawValue: String(decoding: bytes[..<2], as: UTF8.self)) else {
      throw .malformed
    }
    let read = bytes[2...].map { byte in
      switch byte {
      case UInt8(ascii: "O"): UInt8(ascii: "0")
      case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
      default: byte
      }
    }
    guard read.allSatisfy(Self.alphabet.contains), let check = Int(String(decoding: read[4...], as: UTF8.self)) else {
      throw .malformed
    }
    self.kind = kind
    digits = String(decoding: read[..<4], as: UTF8.self)
    guard check == self.check else { throw .mistyped }
  }

  package var text: String { "\(kind.rawValue)-\(digits)-\(check < 10 ? "0" : "")\(check)" }

  /// The code of an id, or the id where it has none.
  package static func text(of id: String) -> String { SpokenCode(id: id)?.text ?? id }

  private var check: Int {
    let number = digits.utf8.reduce(kind == .freeze ? 1 : 2) { $0 * 32 + Self.alphabet.firstIndex(of: $1)! }
    return 98 - number * 100 % 97
  }
}
