package import FrostEvents

/// An event as the journal has it.
package struct JournalledEvent: Sendable {
  /// Number of the input.
  package var input: Int64
  package var source: String
  package var id: String
  /// The fields that the schema declares, as a JSON object; nil: they are gone, the event is too old.
  package var fields: String?
}

/// Picks events out of a journal by the numbers of their inputs.
package struct JournalSearch: Sendable {
  private let wanted: Set<Int64>
  private let showsPersonal: Bool
  private var records: RecordWalk
  /// In the order of the journal.
  package private(set) var found: [JournalledEvent] = []

  /// - Parameter showsPersonal: personal fields are told as they are; else they are `***`.
  package init(_ wanted: Set<Int64>, schema: Schema, showsPersonal: Bool) {
    self.wanted = wanted
    self.showsPersonal = showsPersonal
    records = RecordWalk(schema)
  }

  /// Chunks come in order, from the journal's first or from one that begins with a rule set.
  package mutating func look(in chunk: [UInt8], firstInput: Int64) throws(JournalError) {
    var found: [JournalledEvent] = []
    let texts = EventJSON(schema: records.schema, showsPersonal: showsPersonal)
    let wanted = wanted
    try records.walk(chunk, firstInput: firstInput) { input, record in
      guard wanted.contains(input) else { return }
      switch record {
      case .event(let event): found.append(JournalledEvent(input, event, chunk, texts))
      case .past: found.append(JournalledEvent(input: input, source: "", id: ""))
      case .request, .other: break
      }
    }
    self.found += found
  }
}

extension JournalledEvent {
  fileprivate init(_ input: Int64, _ event: RecordedEvent, _ chunk: [UInt8], _ texts: EventJSON) {
    self.input = input
    source = event.source
    id = String(decoding: event.id, as: UTF8.self)
    fields = event.words.withUnsafeBufferPointer { words in
      chunk.withUnsafeBytes { text in
        var json = JSONWriter()
        let row = EventRow(
          words: words.baseAddress!, presence: event.presence, text: text, digest: event.digest)
        json.object { texts.write(row, to: &$0) }
        return json.text
      }
    }
  }
}
