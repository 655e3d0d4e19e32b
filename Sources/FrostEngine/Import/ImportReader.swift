import CEL
import FrostEvents

/// Reads a part's rows by the schema in force, and says what is wrong with each.
struct ImportReader {
  private enum Column {
    case key(String)
    case firstSeen
    case attribute(Int)
  }

  /// Rows whose mistakes are told, and rows that are told of at all.
  private static let maximumMistakes = 20

  let schema: Schema
  /// A key cannot have been seen first after this.
  let now: EventTime
  /// Since when profiles are known.
  let at: EventTime
  private(set) var rows: [KnownRow] = []
  private(set) var mistakes: [String] = []

  init(_ part: ImportPart, schema: Schema, now: EventTime, at: EventTime) {
    self.schema = schema
    self.now = now
    self.at = at
    guard part.rows.count <= ImportPart.maximumRows else {
      mistakes = ["a part has at most \(ImportPart.maximumRows) rows, this has \(part.rows.count)"]
      return
    }
    let columns = columns(of: part)
    guard mistakes.isEmpty else { return }
    for row in part.rows where mistakes.count < Self.maximumMistakes {
      if let known = read(row, columns, of: part) { rows.append(known) }
    }
  }

  // MARK: columns

  private mutating func columns(of part: ImportPart) -> [Column] {
    var columns: [Column] = []
    for (number, name) in part.columns.enumerated() {
      if part.columns[..<number].contains(name) {
        mistakes.append("the column `\(name)` stands twice")
      } else if name == ImportPart.firstSeen {
        columns.append(.firstSeen)
      } else if let field = schema.field(named: name), schema.profile.fields.contains(field) {
        columns.append(.attribute(field))
      } else if let field = schema.field(named: name), schema.fields[field].type == .key {
        columns.append(.key(name))
      } else {
        let known = names
        let near = NearestName.find(name, among: known).map { "did you mean `\($0)`?" }
        mistakes.append("there is no column `\(name)`: \(near ?? "columns are " + known.joined(separator: ", "))")
      }
    }
    for name in Self.required(by: part.kind) where !part.columns.contains(name) {
      mistakes.append("an import of \(part.kind.rawValue) needs the column `\(name)`")
    }
    let hasProfile = columns.contains { if case .attribute = $0 { true } else { false } }
    if hasProfile, !part.columns.contains(account) {
      mistakes.append("profiles are of accounts: the column `\(account)` is missing")
    } else if part.kind == .profiles, !hasProfile {
      let fields = schema.profile.fields.map { schema.fields[$0].name }
      mistakes.append("an import of profiles needs one of the columns \(fields.joined(separator: ", "))")
    }
    return columns
  }

  private static func required(by kind: ImportPart.Kind) -> [String] {
    switch kind {
    case .accounts: ["account", ImportPart.firstSeen]
    case .devices: ["device", ImportPart.firstSeen]
    case .payees: ["payee", ImportPart.firstSeen]
    case .profiles: ["account"]
    }
  }

  private var account: String { schema.fields[schema.roles.account].name }

  private var names: [String] {
    schema.fields.filter { $0.type == .key }.map(\.name) + [ImportPart.firstSeen]
      + schema.profile.fields.map { schema.fields[$0].name }
  }

  // MARK: rows

  private mutating func read(_ row: ImportPart.Row, _ columns: [Column], of part: ImportPart) -> KnownRow? {
    func wrong(_ message: String) -> KnownRow? {
      mistakes.append("line \(row.line): \(message)")
      return nil
    }
    guard row.values.count == columns.count else {
      return wrong("\(row.values.count) values, the columns are \(columns.count)")
    }
    var known = KnownRow(keys: [], firstSeen: nil, profile: [], at: at)
    for (number, value) in row.values.enumerated() {
      let isRequired = Self.required(by: part.kind).contains(part.columns[number])
      guard !value.isEmpty else {
        if isRequired { return wrong("`\(part.columns[number])` is empty") }
        continue
      }
      guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
        return wrong("`\(part.columns[number])` has control characters")
      }
      switch columns[number] {
      case .key(let field): known.keys.append(.init(field: field, value: value))
      case .firstSeen:
        switch time(value) {
        case .success(let time) where time <= now: known.firstSeen = time
        case .success: return wrong("`\(value)` is after the stream's time \(now.text)")
        case .failure(let error): return wrong("`\(value)`: \(error.sentence)")
        }
      case .attribute(let field):
        guard let attribute = attribute(field, value) else {
          return wrong("`\(schema.fields[field].name)`: `\(value)` is no \(schema.fields[field].type.rawValue)")
        }
        known.profile.append(attribute)
      }
    }
    return known
  }

  /// A time, or a date: the beginning of that day in UTC.
  private func time(_ text: String) -> Result<EventTime, TimeTextError> {
    if let day = try? EventTime(rfc3339: text + "T00:00:00Z") { return .success(day) }
    return Result { () throws(TimeTextError) in try EventTime(rfc3339: text) }
  }

  private func attribute(_ field: Int, _ value: String) -> KnownRow.Attribute? {
    let type = schema.fields[field].type
    var attribute = KnownRow.Attribute(field: schema.fields[field].name, type: type, text: "", word: 0)
    switch type {
    case .text, .key: attribute.text = value
    case .time:
      guard case .success(let time) = time(value) else { return nil }
      attribute.word = time.milliseconds
    case .money:
      guard let units = try? MoneyText.minorUnits(value, decimals: schema.bookCurrency.decimals) else { return nil }
      attribute.word = units
    case .integer:
      guard let integer = Int64(value) else { return nil }
      attribute.word = integer
    case .number:
      guard let number = Double(value), number.isFinite else { return nil }
      attribute.word = Int64(bitPattern: number.bitPattern)
    case .flag:
      guard value == "true" || value == "false" else { return nil }
      attribute.word = value == "true" ? 1 : 0
    }
    return attribute
  }
}
