import CEL
import FrostRules

/// `limits`: constants by name, kept as the text that was written.
struct LimitReader {
  let sections: Sections
  let findings: Findings

  func read() -> [(name: Placed<String>, text: Placed<String>)] {
    var names = Names("limit", findings)
    return sections.entries("limits", example: "limits: {mule_in: 2000}").compactMap { entry in
      let name = Placed(entry.key, at: entry.keyPlace)
      names.checkIdentifier(name)
      guard names.add(name), let text = entry.value.text(entry.key, example: "mule_in: 2000", findings) else {
        return nil
      }
      return (name: name, text: text)
    }
  }
}
