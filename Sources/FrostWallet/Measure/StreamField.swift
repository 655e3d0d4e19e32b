/// A field of the stream's lines that one might set a threshold on. Names of events and movements say nothing.
struct StreamField {
  enum Kind {
    /// Judged by its value.
    case number
    /// Judged by how often its value stands in the stream.
    case text
    /// Judged by the hour in it.
    case hour
    /// Judged by the day in it.
    case date
  }

  var name: StaticString
  var kind: Kind

  static let all = [
    StreamField(name: "amount", kind: .number), StreamField(name: "balance_before", kind: .number),
    StreamField(name: "points", kind: .number), StreamField(name: "lat", kind: .number),
    StreamField(name: "lon", kind: .number), StreamField(name: "kyc_tier", kind: .number),
    StreamField(name: "time", kind: .hour), StreamField(name: "opened", kind: .date),
    StreamField(name: "type", kind: .text), StreamField(name: "status", kind: .text),
    StreamField(name: "reason", kind: .text), StreamField(name: "payee", kind: .text),
    StreamField(name: "device", kind: .text), StreamField(name: "card", kind: .text),
    StreamField(name: "ip", kind: .text), StreamField(name: "city", kind: .text),
    StreamField(name: "customer", kind: .text), StreamField(name: "language", kind: .text),
    StreamField(name: "zone", kind: .text), StreamField(name: "segment", kind: .text),
  ]

  static func number(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    all.firstIndex { field in
      field.name.utf8CodeUnitCount == key.count
        && key.elementsEqual(UnsafeBufferPointer(start: field.name.utf8Start, count: key.count))
    }
  }

  /// The value as a number: of money its minor units, of a time its hour, of a date its digits.
  func number(in value: UnsafeBufferPointer<UInt8>) -> Int64 {
    switch kind {
    case .hour: digits(value[11..<13])
    case .date: digits(value[0..<10])
    case .number, .text: value.first == 0x2D ? -digits(value[...]) : digits(value[...])
    }
  }

  private func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
    bytes.reduce(0) { 0x30...0x39 ~= $1 ? $0 * 10 + Int64($1 - 0x30) : $0 }
  }
}
