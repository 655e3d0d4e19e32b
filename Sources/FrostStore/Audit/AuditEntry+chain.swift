import FrostEvents

extension AuditEntry {
  /// What the first entry follows from.
  static let chainStart = [UInt8](repeating: 0, count: 32)

  /// The digest of what can be erased, as it stands here.
  var expectedDigest: [UInt8] {
    var hash = SHA256()
    hash.update(salt)
    hash.update(Self.framed([subject, reason, before, after]))
    return hash.digest()
  }

  /// What `chain` must be after an entry with that chain.
  /// - Parameter key: of a keyed chain; nil: whoever may write the entry can make its chain.
  func expectedChain(after previous: [UInt8], key: KeyedDigest?) -> [UInt8] {
    let message =
      previous + Self.framed(["\(number)", id, "\(at.milliseconds)", actor, action, via ?? ""])
      + [via == nil ? 0 : 1, isKeyed ? 1 : 0] + digest
    if let key { return key.digest(message) }
    var hash = SHA256()
    hash.update(message)
    return hash.digest()
  }

  /// Texts with their lengths before them, so that no two lists of texts give the same bytes.
  private static func framed(_ texts: [String]) -> [UInt8] {
    texts.flatMap { text in
      let bytes = Array(text.utf8)
      return withUnsafeBytes(of: UInt64(bytes.count).littleEndian, Array.init) + bytes
    }
  }
}
