import CSimdJSON

/// Reads a line of JSON Lines into the fields that a schema declares: an event's row, or a reject with the reason.
///
/// Everything it needs is allocated once; after that a line costs no allocation but the batch's own growth.
package struct LineDecoder: ~Copyable {
  /// Bytes of the longest line that is read.
  package static let defaultLimit = 1 << 20

  private let schema: Schema
  private let limit: Int
  private let rates: RateTable
  private let bookCode: UInt64
  private let json: OpaquePointer
  private let values: UnsafeMutablePointer<frost_json_value>
  /// The event's words, one a field.
  private let row: UnsafeMutableBufferPointer<Int64>
  /// What the digest is made of: presence, a word a field, hash of the texts.
  private let content: UnsafeMutableBufferPointer<Int64>
  /// The time first, since amounts are converted at it.
  private let plans: [FieldPlan]
  private let rewritings: [FieldPlan.Rewriting]
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
    let textStart = batch.text.count
    let unrated = batch.unratedAmounts
    do {
      let presence = try fill(&batch)
      let digest = digest(presence, batch.text, from: textStart)
      batch.append(row: UnsafeBufferPointer(row), presence: presence, digest: digest, offset: offset)
    } catch {
      batch.text.removeLast(batch.text.count - textStart)
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
  private func digest(_ presence: UInt64, _ text: [UInt8], from start: Int) -> UInt64 {
    content[0] = Int64(bitPattern: presence)
    content[content.count - 1] = text.withUnsafeBytes { text in
      Int64(bitPattern: HashKey.fixed.hash(UnsafeRawBufferPointer(rebasing: text[start...])))
    }
    return HashKey.fixed.hash(UnsafeRawBufferPointer(content))
  }

  /// Fills `row` and `content`; the result says which fields are present.
  private func fill(_ batch: inout EventBatch) throws(LineFault) -> UInt64 {
    var presence: UInt64 = 0
    for index in 0..<plans.count {
      let plan = plans[index]
      let field = plan.field
      let value = values[plan.slot]
      row[field] = 0
      content[field + 1] = 0
      var isPresent = false
      if value.kind != FROST_JSON_ABSENT && value.kind != FROST_JSON_NULL {
        isPresent = try read(value, plan, &batch)
      }
      if !isPresent, plan.rewrites, let text = rewritings[field].defaultText {
        put(text: text, field, &batch)
        isPresent = true
      }
      if isPresent {
        presence |= 1 << UInt64(field)
      } else if plan.isRequired, content[field + 1] == 0 {
        throw .missing(
          field: field, how: value.kind == FROST_JSON_ABSENT ? .absent : value.kind == FROST_JSON_NULL ? .null : .empty)
      }
    }
    return presence
  }

  /// Reads a value that is there; false if it counts as absent.
  private func read(
    _ value: frost_json_value, _ plan: FieldPlan, _ batch: inout EventBatch
  ) throws(LineFault) -> Bool {
    let text = UnsafeRawBufferPointer(start: value.bytes, count: Int(value.length))
    let field = plan.field
    let isNumber = value.kind == FROST_JSON_NUMBER
    let isString = value.kind == FROST_JSON_STRING
    switch plan.type {
    case .text, .key:
      guard isString || (isNumber && text.isInteger) else { throw .wrongKind(field: field, slot: plan.slot) }
      if text.isEmpty && plan.emptyIsAbsent { return false }
      if plan.rewrites, let canonical = rewritings[field].canonical(text) {
        put(text: canonical, field, &batch)
      } else {
        put(text: text, field, &batch)
      }
      return true
    case .time:
      guard isString || (isNumber && plan.timeFormat != .rfc3339) else {
        throw .wrongKind(field: field, slot: plan.slot)
      }
      put(word: try time(text, plan).milliseconds, field)
      return true
    case .money:
      guard isNumber || isString else { throw .wrongKind(field: field, slot: plan.slot) }
      return try readMoney(text, plan, &batch)
    case .integer:
      guard isNumber, let decimal = Decimal(text) else { throw .wrongKind(field: field, slot: plan.slot) }
      if decimal.exceeds(decimals: 0) { throw .notAnInteger(field: field) }
      guard let integer = decimal.scaled(decimals: 0) else { throw .integerTooLarge(field: field) }
      put(word: integer, field)
      return true
    case .number:
      guard isNumber else { throw .wrongKind(field: field, slot: plan.slot) }
      var number = 0.0
      guard frost_json_double(value.bytes, text.count, &number) != 0 else { throw .numberTooLarge(field: field) }
      put(word: Int64(bitPattern: number.bitPattern), field)
      return true
    case .flag:
      guard value.kind == FROST_JSON_TRUE || value.kind == FROST_JSON_FALSE else {
        throw .wrongKind(field: field, slot: plan.slot)
      }
      put(word: value.kind == FROST_JSON_TRUE ? 1 : 0, field)
      return true
    }
  }

  private func time(_ text: UnsafeRawBufferPointer, _ plan: FieldPlan) throws(LineFault) -> EventTime {
    do throws(TimeTextError) {
      return switch plan.timeFormat {
      case .rfc3339: try EventTime(rfc3339: text)
      case .unixSeconds: try EventTime(unix: text, milliseconds: false)
      case .unixMilliseconds: try EventTime(unix: text, milliseconds: true)
      }
    } catch {
      throw .time(field: plan.field, error)
    }
  }

  /// Reads an amount into the book currency; false if there is no rate for it.
  private func readMoney(
    _ text: UnsafeRawBufferPointer, _ plan: FieldPlan, _ batch: inout EventBatch
  ) throws(LineFault) -> Bool {
    guard let decimal = Decimal(text) else { throw .money(field: plan.field, .notANumber) }
    let code = try currency(plan)
    do throws(MoneyText.Failure) {
      if code == bookCode {
        put(word: try MoneyText.minorUnits(decimal, decimals: schema.bookCurrency.decimals), plan.field)
        return true
      }
      // The amount in its own currency, so that the digest does not depend on the rates; never 0, which is absence.
      content[plan.field + 1] = decimal.mixed(with: code) | 1
      guard let rate = rates.rate(of: code, at: EventTime(milliseconds: row[schema.roles.time])) else {
        batch.unratedAmounts += 1
        return false
      }
      let units = try MoneyText.minorUnits(decimal, decimals: rate.currency.decimals)
      guard let converted = rates.convert(units, at: rate) else { throw .tooLarge }
      row[plan.field] = converted
      return true
    } catch {
      throw .money(field: plan.field, error)
    }
  }

  /// The code of an amount's currency; the book currency when the event names none.
  private func currency(_ plan: FieldPlan) throws(LineFault) -> UInt64 {
    if plan.currencySlot < 0 { return bookCode }
    let value = values[plan.currencySlot]
    if value.kind == FROST_JSON_ABSENT || value.kind == FROST_JSON_NULL { return bookCode }
    guard value.kind == FROST_JSON_STRING, (1...8).contains(value.length) else {
      throw .currency(field: plan.field, slot: plan.currencySlot)
    }
    return RateTable.code(UnsafeRawBufferPointer(start: value.bytes, count: Int(value.length)))
  }

  private func put(word: Int64, _ field: Int) {
    row[field] = word
    content[field + 1] = word
  }

  private func put(text: some Collection<UInt8>, _ field: Int, _ batch: inout EventBatch) {
    row[field] = TextRange(offset: batch.text.count, length: text.count).word
    content[field + 1] = Int64(text.count)
    batch.text.append(contentsOf: text)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a JSON number's text has neither fraction nor exponent.
  fileprivate var isInteger: Bool { allSatisfy { $0 &- UInt8(ascii: "0") <= 9 || $0 == UInt8(ascii: "-") } }
}
