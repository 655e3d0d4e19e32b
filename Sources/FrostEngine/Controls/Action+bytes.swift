import FrostEvents

/// Requests that may have to wait for consent, as bytes: the numbers are the file format.
extension OperatorInput.Action {
  /// nil: it never waits.
  var bytes: [UInt8]? {
    var out = ByteWriter()
    func text(_ out: inout ByteWriter, _ value: String) { out.text(value) }
    switch self {
    case .releaseMany(let accounts, let outcome):
      out.byte(1)
      out.text(outcome.rawValue)
      out.texts(accounts)
    case .releaseByCause(let rule, let tag, let since, let outcome):
      out.byte(2)
      out.text(outcome.rawValue)
      out.optional(rule, text)
      out.optional(tag, text)
      out.optional(since) { $0.signed($1.milliseconds) }
    case .guardRaise(let rule, let freezes, let lasts):
      out.byte(3)
      out.optional(rule, text)
      out.signed(freezes)
      out.signed(lasts)
    case .liftMode: out.byte(4)
    case .allow(let account, let rules, let owner, let until):
      out.byte(5)
      out.text(account)
      out.texts(rules)
      out.text(owner)
      out.signed(until.milliseconds)
    case .freeze, .order, .release, .guardApply, .guardReset, .capMode, .endAllow, .addToList, .removeFromList,
      .importKnown, .step, .erase, .approve, .reject:
      return nil
    }
    return out.bytes
  }

  init(bytes: [UInt8]) throws(JournalError) {
    self = try bytes.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      var reader = ByteReader(UnsafeRawBufferPointer(bytes), input: 0)
      return try Self(from: &reader)
    }
  }

  private init(from reader: inout ByteReader) throws(JournalError) {
    func text(_ reader: inout ByteReader) throws(JournalError) -> String { try reader.text() }
    func time(_ reader: inout ByteReader) throws(JournalError) -> EventTime { try reader.time() }
    switch try reader.byte() {
    case 1:
      let outcome = try reader.choice(Outcome.self)
      self = .releaseMany(accounts: try reader.texts(), outcome: outcome)
    case 2:
      let outcome = try reader.choice(Outcome.self)
      self = .releaseByCause(
        rule: try reader.optional(text), tag: try reader.optional(text), since: try reader.optional(time),
        outcome: outcome)
    case 3:
      self = .guardRaise(
        rule: try reader.optional(text), freezes: try reader.signed(), lasts: try reader.signed())
    case 4: self = .liftMode
    case 5:
      self = .allow(
        account: try reader.text(), rules: try reader.texts(), owner: try reader.text(), until: try reader.time())
    case let tag: throw reader.fault("request \(tag) is not known to this version")
    }
  }
}
