import CSimdJSON

/// From JSON values to the words of a row.
extension LineDecoder {
  /// Fills `row` and `content`; the result says which fields are present.
  func fill(_ batch: inout EventBatch) throws(LineFault) -> UInt64 {
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
      if plan.emptyIsAbsent {
        if text.isEmpty { return false }
        if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw .controlCharacter(field: field) }
      }
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

  private func put(text: [UInt8], _ field: Int, _ batch: inout EventBatch) {
    text.withUnsafeBytes { put(text: $0, field, &batch) }
  }

  private func put(text: UnsafeRawBufferPointer, _ field: Int, _ batch: inout EventBatch) {
    let start = batch.text.count + texts.append(text)
    row[field] = TextRange(offset: start, length: text.count).word
    content[field + 1] = Int64(text.count)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a JSON number's text has neither fraction nor exponent.
  fileprivate var isInteger: Bool { allSatisfy { $0 &- UInt8(ascii: "0") <= 9 || $0 == UInt8(ascii: "-") } }
}
