import FrostEvents

extension JournalEraser {
  /// An event's record up to its effects.
  /// - Returns: whether something was taken out.
  func rewriteEvent(_ reader: inout ByteReader, _ out: inout ByteWriter) throws(JournalError) -> Bool {
    var event = try RawEvent(from: &reader, recorded: recorded)
    guard event.text(of: schema.fields[schema.roles.account].name, recorded) == account else {
      event.write(to: &out)
      return false
    }
    // The pseudonyms' bytes, until they are written.
    var pseudonyms: [UInt8] = []
    var places: [Int: Range<Int>] = [:]
    let count = event.values.count
    event.values = event.values.filter { field, value in
      guard isPersonal(recorded.fields[field].name) else { return true }
      guard case .text(let bytes) = value else { return false }
      if isPseudonym(bytes) { return true }
      let begin = pseudonyms.count
      pseudonyms += Array(pseudonym(bytes).utf8)
      places[field] = begin..<pseudonyms.count
      return true
    }
    pseudonyms.withUnsafeBytes { bytes in
      for place in event.values.indices {
        guard let range = places[event.values[place].field] else { continue }
        event.values[place].value = .text(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
      event.write(to: &out)
    }
    return !places.isEmpty || event.values.count < count
  }
}
