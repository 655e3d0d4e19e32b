import CEL
import FrostEvents
import FrostRules

/// `lists`: names of lists, each written in place or in a file of its own.
struct ListReader {
  /// Bytes of a list file.
  private static let fileLimit = 16 << 20
  private static let example = "lists: {known_collectors: {file: collectors.csv}}"

  let sections: Sections
  let findings: Findings
  let files: RuleFiles

  func read() -> [ListSpec] {
    var names = Names("list", findings)
    var lists: [ListSpec] = []
    for entry in sections.entries("lists", example: Self.example) {
      let name = Placed(entry.key, at: entry.keyPlace)
      names.checkIdentifier(name)
      guard names.add(name), var list = list(name, entry) else { continue }
      var seen: Set<String> = []
      list.entries = list.entries.filter { $0.validity != .always || seen.insert($0.value.value).inserted }
      lists.append(list)
    }
    return lists
  }

  private func list(_ name: Placed<String>, _ entry: YAMLValue.Entry) -> ListSpec? {
    switch entry.value.content {
    case .list: return ListSpec(name: name, entries: inPlace(entry.value, name.value))
    case .map:
      guard let map = MapReader(entry.value, "a list", known: MapKeys.list, example: Self.example, findings) else {
        return nil
      }
      let kind = map.choice("type", of: ListSpec.Kind.self) ?? .texts
      if let both = map.present(of: ["file", "entries"]).dropFirst().first {
        findings.error("a list has a `file` or `entries`, not both", atKeyOf: both)
      } else if map.has("entries") {
        return map["entries"].map { ListSpec(name: name, kind: kind, entries: inPlace($0, "entries")) }
      }
      guard
        let path = map.required("file", example: "{file: collectors.txt}")?.text("file", example: "a.txt", findings),
        let source = files.text(at: path, upTo: Self.fileLimit, findings)
      else { return nil }
      let entries =
        path.value.hasSuffix(".csv") ? ListFile(source: source, findings: findings).csv() : ListFile.lines(source)
      return ListSpec(name: name, kind: kind, entries: entries)
    case .text:
      entry.value.expected("a list is a list of texts or names a file", Self.example, findings)
      return nil
    }
  }

  private func inPlace(_ value: YAMLValue, _ what: String) -> [ListSpec.Entry] {
    (value.items("`\(what)`", example: "[M1001, M1002]", findings) ?? []).compactMap {
      $0.text(what, example: "[M1001, M1002]", findings).map { ListSpec.Entry($0) }
    }
  }
}
