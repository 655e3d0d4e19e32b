import FrostEvents

/// What an import says of keys that belong together: an account, and perhaps its device.
struct KnownRow: Sendable, Hashable {
  struct Key: Sendable, Hashable {
    var field: String
    var value: String
  }

  /// A field of the account's profile: its text, or else the word that its slot holds.
  struct Attribute: Sendable, Hashable {
    var field: String
    var type: FieldType
    var text: String
    var word: Int64
  }

  var keys: [Key]
  var firstSeen: EventTime?
  var profile: [Attribute]
  /// Since when the profile is known.
  var at: EventTime

  func write(to out: inout ByteWriter) {
    out.unsigned(UInt64(keys.count))
    for key in keys {
      out.text(key.field)
      out.text(key.value)
    }
    out.optional(firstSeen) { $0.signed($1.milliseconds) }
    out.unsigned(UInt64(profile.count))
    for attribute in profile {
      out.text(attribute.field)
      out.text(attribute.type.rawValue)
      out.text(attribute.text)
      out.signed(attribute.word)
    }
    out.signed(at.milliseconds)
  }

  init(keys: [Key], firstSeen: EventTime?, profile: [Attribute], at: EventTime) {
    self.keys = keys
    self.firstSeen = firstSeen
    self.profile = profile
    self.at = at
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    keys = []
    for _ in 0..<(try reader.unsigned()) { keys.append(Key(field: try reader.text(), value: try reader.text())) }
    firstSeen = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.time() }
    profile = []
    for _ in 0..<(try reader.unsigned()) {
      profile.append(
        Attribute(
          field: try reader.text(), type: try reader.choice(FieldType.self), text: try reader.text(),
          word: try reader.signed()))
    }
    at = try reader.time()
  }
}
