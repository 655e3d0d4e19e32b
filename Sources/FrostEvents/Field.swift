/// One declared field of an event.
package struct Field: Hashable, Sendable {
  /// The canonical name, as rules write it.
  package var name: String
  /// Where the value stands in the wallet's JSON: a JSON Pointer (RFC 6901).
  package var pointer: String
  package var type: FieldType
  package var required: Bool
  /// Personal fields are masked in logs and default output.
  package var personal: Bool
  /// For money: the pointer of the currency code; nil means the book currency.
  package var currencyPointer: String?
  /// Stands for an absent value (texts only).
  package var defaultText: String?
  /// The wallet's texts into canonical ones, sorted by the wallet's; a text that is not in it stays as it is.
  package var map: [Mapping]
  /// How a time is written.
  package var timeFormat: TimeFormat

  package init(
    name: String, pointer: String, type: FieldType, required: Bool = false, personal: Bool = false,
    currencyPointer: String? = nil, defaultText: String? = nil, map: [Mapping] = [], timeFormat: TimeFormat = .rfc3339
  ) {
    self.name = name
    self.pointer = pointer
    self.type = type
    self.required = required
    self.personal = personal
    self.currencyPointer = currencyPointer
    self.defaultText = defaultText
    self.map = map
    self.timeFormat = timeFormat
  }

  package struct Mapping: Hashable, Sendable {
    package var from: String
    package var to: String

    package init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }
}

/// What a field holds, and how a slot carries it.
package enum FieldType: String, BitwiseCopyable, Hashable, Sendable, CaseIterable {
  /// A text; a slot holds its symbol.
  case text
  /// A text that names somebody or something and may be the key of a feature; a slot holds its symbol.
  case key
  /// A slot holds milliseconds since 1970 (`EventTime`).
  case time
  /// A slot holds minor units of the book currency.
  case money
  /// A slot holds the integer.
  case integer
  /// A slot holds the bits of a `Double`.
  case number
  /// A slot holds 0 or 1.
  case flag
}

/// How the wallet writes a time.
package enum TimeFormat: String, Hashable, Sendable, CaseIterable {
  case rfc3339
  case unixSeconds = "unix"
  case unixMilliseconds = "unix-ms"
}
