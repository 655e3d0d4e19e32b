import FrostEvents

/// An event's declared fields as members of a JSON object, personal ones masked unless told otherwise.
struct EventJSON {
  let schema: Schema
  var showsPersonal = false

  func write(_ row: EventRow, to json: inout JSONWriter) {
    for (number, field) in schema.fields.enumerated() where row.has(number) {
      if field.personal, !showsPersonal {
        json.field(field.name, ValueText.masked)
        continue
      }
      switch field.type {
      case .text, .key: json.field(field.name, row.string(of: number) ?? "")
      case .time: json.field(field.name, EventTime(milliseconds: row.words[number]))
      case .money: json.field(field.name, money(row.words[number]))
      case .integer: json.field(field.name, row.words[number])
      case .number: json.field(field.name, Double(bitPattern: UInt64(bitPattern: row.words[number])))
      case .flag: json.field(field.name, row.words[number] != 0)
      }
    }
  }

  func money(_ minorUnits: Int64) -> String {
    MoneyText.text(minorUnits: minorUnits, decimals: schema.bookCurrency.decimals)
  }
}
