package import FrostEvents

/// Takes what is personal of one account out of journal chunks. What recovery needs stays: records, their numbers and
/// effects, and the account's name. A personal text becomes a pseudonym that is the same wherever this eraser meets the
/// text, so that the account's own history still tells its values apart; nobody who lacks the key can tell which they
/// were. Other personal values go.
package struct JournalEraser: Sendable {
  let account: String
  let schema: Schema
  let key: HashKey
  /// Fields of the events that follow, as the journal last named them.
  private(set) var recorded: RecordedFields
  /// Records of the last chunk that held something of the account.
  package private(set) var touched = 0

  /// - Parameter key: a secret; thrown away, it makes the pseudonyms final.
  package init(account: String, schema: Schema, key: HashKey) {
    self.account = account
    self.schema = schema
    self.key = key
    recorded = RecordedFields(schema)
  }

  /// Chunks come in order, from the journal's first.
  /// - Returns: the chunk without what is personal; nil: there is nothing of the account in it.
  /// - Throws: the place where the chunk is not what this version writes.
  package mutating func rewritten(_ chunk: [UInt8], firstInput: Int64) throws(JournalError) -> [UInt8]? {
    touched = 0
    var out: [UInt8] = []
    var record = ByteWriter()
    try chunk.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      let bytes = UnsafeRawBufferPointer(bytes)
      var reader = ByteReader(bytes, input: firstInput)
      while !reader.isAtEnd {
        let (start, before) = (reader.offset, touched)
        record.removeAll()
        try rewriteRecord(&reader, &record)
        // What holds nothing of it stays as it was written, byte by byte.
        if touched == before {
          out.append(contentsOf: bytes[start..<reader.offset])
        } else {
          record.withUnsafeBytes { out.append(contentsOf: $0) }
        }
      }
    }
    return touched > 0 ? out : nil
  }

  private mutating func rewriteRecord(_ reader: inout ByteReader, _ out: inout ByteWriter) throws(JournalError) {
    let head = try RecordHead(from: &reader, current: schema)
    head.write(to: &out)
    var isConcerned = false
    switch head {
    case .event: isConcerned = try rewriteEvent(&reader, &out)
    case .request: isConcerned = try rewriteRequest(&reader, &out)
    case .past, .tick, .note: break
    case .ruleSet(_, _, let fields):
      recorded = fields
      return
    }
    let effects = try rewriteEffects(&reader, &out)
    if isConcerned || effects { touched += 1 }
  }

  private func rewriteEffects(_ reader: inout ByteReader, _ out: inout ByteWriter) throws(JournalError) -> Bool {
    let count = try reader.unsigned()
    out.unsigned(count)
    var isConcerned = false
    for _ in 0..<count {
      let effect = try Effect(from: &reader)
      let erased = effect.erased(by: self)
      isConcerned = isConcerned || erased != nil
      (erased ?? effect).write(to: &out)
    }
    return isConcerned
  }

  /// The record of what a person asked, up to its effects. Its reason goes where it names the account.
  private func rewriteRequest(_ reader: inout ByteReader, _ out: inout ByteWriter) throws(JournalError) -> Bool {
    var record = try RecordedRequest(from: &reader)
    let isConcerned = !record.reason.isEmpty && record.request.split(separator: " ").contains { $0 == account }
    if isConcerned { record.reason = "" }
    record.write(to: &out)
    return isConcerned
  }

  // MARK: values

  func isPersonal(_ field: String) -> Bool { schema.field(named: field).map { schema.fields[$0].personal } ?? true }

  private static let mark = "erased-"

  func isPseudonym(_ text: UnsafeRawBufferPointer) -> Bool { text.starts(with: Self.mark.utf8) }

  func pseudonym(_ text: UnsafeRawBufferPointer) -> String {
    let hex = String(key.hash(text), radix: 16)
    return Self.mark + String(repeating: "0", count: 16 - hex.count) + hex
  }
}
