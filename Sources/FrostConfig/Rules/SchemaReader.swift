import CEL
import FrostEvents
import FrostRules

/// `schema.yaml`: the fields of an event, groups of types, the profile.
struct SchemaReader {
  let sections: Sections
  let findings: Findings

  /// Nil when there is no schema to speak of; what is wrong is noted.
  func read(rates: Rates) -> Schema? {
    checkVersion()
    let currency = bookCurrency()
    let groups = groups()
    let holdable = TypeReader.typePhases(sections["holdable"], "holdable", findings)
    guard let event = sections["event"], var fields = fields(event) else { return nil }
    let from = profileFields(&fields)
    if fields.count > Schema.maximumFields {
      findings.error(
        "a schema has at most \(Schema.maximumFields) fields, this one \(fields.count)", at: event,
        hint: "declare the fields that rules read; the rest of the event may stay undeclared")
      return nil
    }
    let roles = RoleReader(fields: fields, event: event, findings: findings).read()
    guard let currency, let roles else { return nil }
    return Schema(
      bookCurrency: currency, fields: fields, roles: roles, groups: groups, holdable: holdable,
      profile: Schema.Profile(from: from.types, fields: from.numbers), rates: rates)
  }

  private func checkVersion() {
    if let version = sections["schema"] {
      _ = version.integer("schema", in: 1...1, example: "schema: 1", findings)
    }
    for key in ["event", "book-currency"] where sections.once[key] == nil {
      let place = sections.once["schema"]?.keyPlace ?? SourcePlace(file: "schema.yaml", line: 1, column: 1)
      findings.error(
        "the rule directory has no `\(key)`", at: place,
        hint: "a file such as schema.yaml declares schema, event and book-currency")
    }
  }

  private func bookCurrency() -> Currency? {
    guard let text = sections["book-currency"]?.text("book-currency", example: "book-currency: CNY", findings) else {
      return nil
    }
    return CurrencyReader.currency(text, findings)
  }

  private func fields(_ event: YAMLValue) -> [Field]? {
    event.entries("`event`", example: "event: {id: {at: /id, type: text, required: true}}", findings)
      .map { $0.compactMap { FieldReader(findings: findings).read($0) } }
  }

  private func groups() -> [Schema.Group] {
    guard let value = sections["groups"] else { return [] }
    let example = "groups: {outflow: [transfer, withdrawal.requested]}"
    return (value.entries("`groups`", example: example, findings) ?? []).map { entry in
      Schema.Group(name: entry.key, members: TypeReader.typePhases(entry.value, entry.key, findings))
    }.sorted { $0.name < $1.name }
  }

  /// Appends the profile's fields that the event does not declare: texts at /<name>, `opened` a time.
  private func profileFields(_ fields: inout [Field]) -> (types: [TypePhase], numbers: [Int]) {
    let example = "profile: {from: [registration], fields: [opened, zone]}"
    guard let value = sections["profile"],
      let profile = MapReader(value, "`profile`", known: MapKeys.profile, example: example, findings)
    else { return ([], []) }
    let types = TypeReader.typePhases(profile.required("from", example: "from: [registration]"), "from", findings)
    var numbers: [Int] = []
    for name in profile.texts("fields", example: "fields: [opened, zone]") ?? [] {
      if let number = fields.firstIndex(where: { $0.name == name.value }) {
        numbers.append(number)
        continue
      }
      Names("field", findings).checkIdentifier(name)
      numbers.append(fields.count)
      fields.append(Field(name: name.value, pointer: "/" + name.value, type: name.value == "opened" ? .time : .text))
    }
    return (types, numbers)
  }
}
