import CSimdJSON

/// Reads a line of JSON Lines into the fields that a schema declares: an event's row, or a reject with the reason.
///
/// Everything it needs is allocated once; after that a line costs no allocation but the batch's own growth.
package struct LineDecoder: ~Copyable {
  /// Bytes of the longest line that is read.
  package static let defaultLimit = 1 << 20

  let schema: Schema
  private let limit: Int
  let rates: RateTable
  let bookCode: UInt64
  private let json: OpaquePointer
  let values: UnsafeMutablePointer<frost_json_value>
  /// The event's words, one a field.
  let row: UnsafeMutableBufferPointer<Int64>
  /// What the digest is made of: presence, a word a field, hash of the texts.
  let content: UnsafeMutableBufferPointer<Int64>
  let texts = LineTexts()
  /// The time first, since amounts are converted at it.
  let plans: [FieldPlan]
  let rewritings: [FieldPlan.Rewriting]
  private let slots: [Int]
  private let currencySlots: [Int]

  /// The schema's pointers are valid (`JSONPointer.isValid`) and its fields at most `Schema.maximumFields`; `limit` is in
  /// bytes, less than 4 GiB.
  package init(schema: Schema, limit: Int = defaultLimit) {
    let count = schema.fields.count
    precondition(count <= Schema.maximumFields && limit < UInt32.max)
    guard let json = frost_json_decoder_create() else { preconditionFailure("no memory for a decoder") }
    func slot(_ pointer: String) -> Int {
      precondition(JSONPointer.isValid(pointer), "\(pointer) is not a JSON Pointer")
      return Int(pointer.withCString { frost_json_decoder_add(json, $0, pointer.utf8.count) })
    }
    slots = schema.fields.map { slot($0.pointer) }
    currencySlots = schema.fields.map { $0.currencyPointer.map(slot) ?? -1 }
    self.schema = schema
    self.limit = limit
    self.json = json
    rates = RateTable(schema.rates, into: schema.bookCurrency)
    bookCode = RateTable.code(schema.bookCurrency.code)
    values = .allocate(capacity: count * 2 + 1)
    row = .allocate(capacity: count)
    content = .allocate(capacity: count + 2)
    rewritings = schema.fields.map(FieldPlan.Rewriting.init)
    plans = Self.plans(schema, slots, currencySlots)
  }

  deinit {
    frost_json_decoder_destroy(json)
    values.deallocate()
    row.deallocate()
    content.deallocate()
  }

  /// Appends the event in `line`, which stands without its newline at `offset` of its source, or the reason why it is
  /// none.
  package mutating func decode(_ line: UnsafeRawBufferPointer, at offset: Int64, into batch: inout EventBatch) {
    if line.count > limit {
      let start = Array(line.prefix(Reject.keptBytes))
      batch.rejects.append(.tooLong(Int64(line.count), limit: limit, at: offset, start: start))
      return
    }
    let bytes = line.assumingMemoryBound(to: UInt8.self).baseAddress
    let result = frost_json_decode(json, bytes, line.count, values)
    guard result.error == FROST_JSON_OK else {
      let fault = LineFault.json(result.error, pointer: Int(result.pointer))
      return reject(line, at: offset, fault, column: result.position < 0 ? nil : Int(result.position), into: &batch)
    }
    let unrated = batch.unratedAmounts
    texts.removeAll()
    do {
      let presence = try fill(&batch)
      batch.append(
        row: UnsafeBufferPointer(row), presence: presence, texts: texts.bytes, digest: digest(presence), offset: offset)
    } catch {
      batch.unratedAmounts = unrated
      reject(line, at: offset, error, column: nil, into: &batch)
    }
  }
}

// The memory it points to belongs to it alone and it cannot be copied, so it may move to another thread.
extension LineDecoder: @unchecked Sendable {}

extension LineDecoder {
  private static func plans(_ schema: Schema, _ slots: [Int], _ currencySlots: [Int]) -> [FieldPlan] {
    let roles = schema.roles
    let read = [roles.id, roles.txn, roles.type, roles.phase, roles.account].compactMap { $0 }
    let plans = schema.fields.indices.map { index in
      let field = schema.fields[index]
      return FieldPlan(
        type: field.type, timeFormat: field.timeFormat, field: index, slot: slots[index],
        currencySlot: currencySlots[index],
        isRequired: field.required || index == roles.time || index == roles.type,
        emptyIsAbsent: field.type == .key || read.contains(index),
        rewrites: field.defaultText != nil || !field.map.isEmpty)
    }
    return [plans[roles.time]] + plans.filter { $0.field != roles.time }
  }

  private func reject(
    _ line: UnsafeRawBufferPointer, at offset: Int64, _ fault: LineFault, column: Int?, into batch: inout EventBatch
  ) {
    let reason = RejectReason(fields: schema.fields, slots: slots, currencySlots: currencySlots, values: values)
    batch.rejects.append(
      Reject(
        offset: offset, column: column, reason: reason.sentence(for: fault),
        line: Array(line.prefix(Reject.keptBytes)), length: Int64(line.count)))
  }

  /// Of presence and values; texts count by their bytes and lengths, not by where they lie.
  private func digest(_ presence: UInt64) -> UInt64 {
    content[0] = Int64(bitPattern: presence)
    content[content.count - 1] = Int64(bitPattern: HashKey.fixed.hash(texts.bytes))
    return HashKey.fixed.hash(UnsafeRawBufferPointer(content))
  }
}
