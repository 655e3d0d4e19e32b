package import FrostEvents

/// By what the accounts of a commit's events can be found again: values of the account itself, of movements and of
/// personal keys, one after the other in one memory. Never stored as they are: the store keeps keyed hashes.
package struct Sought: Sendable {
  /// Names of the fields, by their number here.
  package let fields: [String]
  private var bytes = ByteWriter()

  package init(fields: [String]) { self.fields = fields }

  /// - Parameter entries: of each event its time, account, and values by number in `fields`.
  package init(
    fields: [String], entries: [(time: EventTime, account: String, values: [(field: Int, value: String)])]
  ) {
    self.fields = fields
    for entry in entries {
      bytes.signed(entry.time.milliseconds)
      bytes.text(entry.account)
      bytes.unsigned(UInt64(entry.values.count))
      for (field, value) in entry.values {
        bytes.unsigned(UInt64(field))
        bytes.text(value)
      }
    }
  }

  package var isEmpty: Bool { bytes.count == 0 }

  /// - Parameter entry: what `ByteWriter.sought` wrote of an event.
  mutating func append(_ entry: UnsafeRawBufferPointer) { bytes.append(entry) }

  /// One value by which an account can be found; valid while the body that is given it runs.
  package struct Entry {
    package let time: EventTime
    package let account: UnsafeRawBufferPointer
    /// Number in `fields`.
    package let field: Int
    package let value: UnsafeRawBufferPointer
  }

  /// Gives every value, in input order.
  package func forEach(_ body: (Entry) -> Void) {
    bytes.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer, input: 0)
      // What was appended above is read back: it cannot be cut.
      while !reader.isAtEnd, let time = try? reader.time(), let account = try? reader.textBytes(),
        let count = try? reader.unsigned()
      {
        for _ in 0..<count {
          guard let field = try? reader.unsigned(), let value = try? reader.textBytes() else { return }
          body(Entry(time: time, account: account, field: Int(field), value: value))
        }
      }
    }
  }
}

extension ByteWriter {
  /// By what an event's account can be found.
  /// - Parameter numbers: field numbers of the schema, in the order of `Sought.fields`.
  mutating func sought(_ row: EventRow, account: Int, _ numbers: UnsafeBufferPointer<Int>, at time: EventTime) {
    guard let account = row.bytes(of: account) else { return }
    var count = 0
    var length = account.count
    for number in numbers {
      guard let value = row.bytes(of: number) else { continue }
      count += 1
      length += value.count
    }
    write(atMost: length + (3 + 2 * count) * ByteCursor.longest) { bytes in
      bytes.signed(time.milliseconds)
      bytes.text(account)
      bytes.unsigned(UInt64(count))
      for (place, number) in numbers.enumerated() {
        guard let value = row.bytes(of: number) else { continue }
        bytes.unsigned(UInt64(place))
        bytes.text(value)
      }
    }
  }
}
