import FrostRules

/// Where a source's events come from: `file`, `socket` or `journal`.
struct SourcePlaceReader {
  private typealias Place = DaemonConfiguration.Source.Place
  private typealias Journal = DaemonConfiguration.Source.Journal

  private static let journalExample = "journal: {unit: wallet.service}"

  let directory: String
  let findings: Findings

  func place(_ map: MapReader) -> DaemonConfiguration.Source.Place? {
    let places = map.present(of: ["file", "socket", "journal"])
    if places.count > 1 {
      findings.error(
        "a source has one of file, socket, journal", atKeyOf: places[1],
        hint: "make two sources of it, each with its name")
    }
    switch places.first?.key {
    case "socket": return map.path("socket", relativeTo: directory).map { .socket($0) }
    case "journal": return map["journal"].flatMap(journal).map { .journal($0) }
    default:
      guard map.required("file", example: "file: /var/log/wallet/events.jsonl") != nil else { return nil }
      return map.path("file", relativeTo: directory).map { path in
        path == "-" ? .standardInput : path.contains { "*?[".contains($0) } ? .files(path) : .file(path)
      }
    }
  }

  private func journal(_ value: YAMLValue) -> Journal? {
    let known = ["unit", "identifier", "directory"]
    guard let map = MapReader(value, "`journal`", known: known, example: Self.journalExample, findings) else {
      return nil
    }
    let journal = Journal(
      unit: map.text("unit", example: "unit: wallet.service")?.value,
      identifier: map.text("identifier", example: "identifier: wallet")?.value,
      directory: map.path("directory", relativeTo: directory))
    if journal.unit == nil, journal.identifier == nil {
      findings.error("`journal` needs a unit or an identifier", at: map.place, hint: Self.journalExample)
      return nil
    }
    return journal
  }
}

extension MapReader {
  /// A path; `-` stays what it is.
  func path(_ key: String, relativeTo directory: String) -> String? {
    text(key, example: "\(key): /var/lib/frost").map { text in
      text.value.hasPrefix("/") || (key == "file" && text.value == "-") ? text.value : directory + "/" + text.value
    }
  }
}
