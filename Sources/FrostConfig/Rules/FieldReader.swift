import CEL
import FrostEvents
import FrostRules

/// One line under `event`: a canonical name and where its value stands in the wallet's JSON.
struct FieldReader {
  private static let example = "amount: {at: /amount, type: money, currency: /currency}"

  let findings: Findings

  func read(_ entry: YAMLValue.Entry) -> Field? {
    let what = "the field `\(entry.key)`"
    Names("field", findings).checkIdentifier(Placed(entry.key, at: entry.keyPlace))
    guard let map = MapReader(entry.value, what, known: MapKeys.field, example: Self.example, findings),
      let pointer = pointer(map.required("at", example: "at: /\(entry.key)"), "at"),
      let type = map.required("type", example: "type: text")?.choice("type", of: FieldType.self, findings)?.value
    else { return nil }
    var field = Field(name: entry.key, pointer: pointer, type: type)
    field.required = map.flag("required") ?? false
    field.personal = map.flag("personal") ?? false
    if allows("currency", .money, type, map) { field.currencyPointer = self.pointer(map["currency"], "currency") }
    if allows("format", .time, type, map) { field.timeFormat = map.choice("format", of: TimeFormat.self) ?? .rfc3339 }
    if allows("default", .text, type, map) {
      field.defaultText = map.text("default", example: "default: done")?.value
    }
    if allows("map", .text, type, map) { field.map = mapping(map["map"]) }
    return field
  }

  private func allows(_ key: String, _ wanted: FieldType, _ type: FieldType, _ map: MapReader) -> Bool {
    guard let entry = map.present(of: [key]).first else { return false }
    if wanted == type || (wanted == .text && type == .key) { return true }
    findings.error(
      "`\(key)` belongs to a field of type \(wanted.rawValue), this one is of type \(type.rawValue)", atKeyOf: entry)
    return false
  }

  /// A JSON Pointer (RFC 6901) to a member of the event, not the event itself.
  private func pointer(_ value: YAMLValue?, _ key: String) -> String? {
    guard let text = value?.text(key, example: "\(key): /amount", findings) else { return nil }
    let parts = text.value.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
    guard text.value.first == "/", parts.allSatisfy({ $0.first == "0" || $0.first == "1" }) else {
      findings.error(
        "`\(key)` is a JSON Pointer, not `\(text.value)`", at: text.place, length: text.value.unicodeScalars.count,
        hint: "it begins with `/` and names the way down: /payment/amount, /parties/0/id; `~1` stands for `/`,"
          + " `~0` for `~`")
      return nil
    }
    return text.value
  }

  private func mapping(_ value: YAMLValue?) -> [Field.Mapping] {
    let entries = value?.entries("`map`", example: "map: {ok: done, pending: requested}", findings) ?? []
    return entries.compactMap { entry in
      entry.value.text(entry.key, example: "map: {ok: done}", findings).map {
        Field.Mapping(from: entry.key, to: $0.value)
      }
    }.sorted { $0.from < $1.from }
  }
}
