package import FrostEvents

/// A batch with all that can be worked out of its events without an engine: hashes and what the journal keeps of them.
/// The reader's thread does it, so that the engine's has less to do.
package struct PreparedBatch: Sendable {
  package let batch: EventBatch
  /// By event and interned field, in the order of `BatchPreparation.interned`.
  let tags: [SymbolTable.Tag]
  let events: [Event]
  /// Of each event its part of its record, then by what its account can be found.
  let bytes: ByteWriter

  struct Event: Sendable {
    var identity: DuplicateFilter.Identity
    /// The id, in `bytes`.
    var id: Range<Int>
    /// Where the part of the record begins and ends, and where the rest ends.
    var record: Int
    var sought: Int
    var end: Int
  }
}

/// What is done for batches of one schema. Unchecked because it never changes and its memory is its own.
package final class BatchPreparation: @unchecked Sendable {
  private let key: HashKey
  private let id: Int?
  private let account: Int
  private let time: Int
  private let types: UnsafeBufferPointer<FieldType>
  /// Bits of the fields that are texts.
  private let texts: UInt64
  private let interned: UnsafeBufferPointer<Int>
  private let sought: UnsafeBufferPointer<Int>

  /// - Parameter key: the engine's.
  package init(_ schema: Schema, key: HashKey) {
    self.key = key
    id = schema.roles.id
    account = schema.roles.account
    time = schema.roles.time
    types = schema.fields.map(\.type).copied()
    texts = schema.fields.indices.reduce(0) { texts, field in
      [.text, .key].contains(schema.fields[field].type) ? texts | 1 << UInt64(field) : texts
    }
    interned = schema.internedFields.copied()
    sought = schema.soughtFields.copied()
  }

  deinit {
    types.deallocate()
    interned.deallocate()
    sought.deallocate()
  }

  package func prepare(_ batch: EventBatch) -> PreparedBatch {
    var bytes = ByteWriter()
    // A part of a batch has the texts of the whole.
    bytes.reserve(min(batch.text.count * 2, batch.count * 512) + batch.words.count * 6 + batch.count * 48)
    var events: [PreparedBatch.Event] = []
    events.reserveCapacity(batch.count)
    let width = interned.count
    let tags = [SymbolTable.Tag](unsafeUninitializedCapacity: batch.count * width) { tags, count in
      batch.forEachRow { number, row in
        for place in 0..<width {
          let tag = row.bytes(of: interned[place]).map { SymbolTable.Tag($0, key) } ?? SymbolTable.Tag()
          tags.initializeElement(at: number * width + place, to: tag)
        }
        events.append(event(row, number, in: batch, &bytes))
      }
      count = batch.count * width
    }
    return PreparedBatch(batch: batch, tags: tags, events: events, bytes: bytes)
  }

  private func event(
    _ row: EventRow, _ number: Int, in batch: EventBatch, _ bytes: inout ByteWriter
  ) -> PreparedBatch.Event {
    if let id, let own = row.bytes(of: id) { return event(row, own, &bytes) }
    if !batch.ids.isEmpty {
      let range = batch.ids[number]
      return event(
        row, UnsafeRawBufferPointer(rebasing: row.text[range.offset..<range.offset + range.length]), &bytes)
    }
    return batch.position.idText(at: batch.offsets[number]).withBytes { event(row, $0, &bytes) }
  }

  private func event(
    _ row: EventRow, _ id: UnsafeRawBufferPointer, _ bytes: inout ByteWriter
  ) -> PreparedBatch.Event {
    let start = bytes.count
    let idEnd = bytes.event(row, id: id, types: types, texts: texts)
    let soughtStart = bytes.count
    bytes.sought(row, account: account, sought, at: EventTime(milliseconds: row.words[time]))
    return PreparedBatch.Event(
      identity: DuplicateFilter.Identity(id, key), id: idEnd - id.count..<idEnd, record: start,
      sought: soughtStart, end: bytes.count)
  }
}

extension EventBatch {
  /// Calls `body` with each event's number and row.
  func forEachRow(_ body: (Int, EventRow) -> Void) {
    words.withUnsafeBufferPointer { words in
      text.withUnsafeBytes { text in
        for number in 0..<count {
          body(
            number,
            EventRow(
              words: words.baseAddress! + number * width, presence: presence[number], text: text,
              digest: digests[number]))
        }
      }
    }
  }
}

extension SourcePosition {
  /// The id of an event that has none of its own, made of its place in the source.
  func idText(at offset: Int64) -> String {
    "\(source):\(String(generation.inode, radix: 16)).\(String(generation.head, radix: 16)):\(offset)"
  }
}

extension Schema {
  /// Fields whose text becomes a symbol.
  var internedFields: [Int] {
    fields.indices.filter { [.text, .key].contains(fields[$0].type) && $0 != roles.id && $0 != roles.txn }
  }

  /// Fields by whose values an account can be found: itself, its movements, its personal keys.
  var soughtFields: [Int] {
    fields.indices.filter { field in
      let isText = [.text, .key].contains(fields[field].type)
      return field == roles.account || field == roles.txn || (fields[field].personal && isText)
    }
  }
}
