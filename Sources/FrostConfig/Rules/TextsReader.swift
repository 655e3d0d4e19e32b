import CEL
import FrostRules

/// Texts by language: `{en: …, zh-CN: …}`.
struct TextsReader {
  private static let example = "{en: Money leaves soon after the SIM was changed, zh-CN: 换卡后短时间内资金转出}"

  let findings: Findings

  /// The texts, sorted by language tag.
  func texts(_ value: YAMLValue, _ what: String) -> Texts {
    guard let entries = value.entries("`\(what)`, texts by language,", example: Self.example, findings) else {
      return []
    }
    if entries.isEmpty { findings.error("`\(what)` has no text", at: value, hint: "for example \(Self.example)") }
    var texts: Texts = []
    for entry in entries {
      if continuesText(entry), !texts.isEmpty {
        texts[texts.count - 1].text.value += "," + entry.key
        continue
      }
      guard isLanguage(entry.key) else {
        note(entry)
        continue
      }
      if let text = entry.value.text(entry.key, example: Self.example, findings) {
        texts.append(LocalText(language: entry.key, text: text))
      }
    }
    return texts.sorted { $0.language < $1.language }
  }

  /// In `{zh-CN: 余额不足,请先充值。}` YAML ends the text at the comma. One without a space behind it is the text's own.
  private func continuesText(_ entry: YAMLValue.Entry) -> Bool {
    entry.value.isMissing && entry.keyPlace.column > 1
      && entry.value.source.rest(line: entry.keyPlace.line, column: entry.keyPlace.column - 1).first == ","
  }

  private func note(_ entry: YAMLValue.Entry) {
    if entry.value.isMissing {
      findings.error(
        "a comma inside `{}` ends a text", atKeyOf: entry, hint: "put the text before it in quotes, up to here")
    } else {
      findings.error(
        "`\(entry.key)` is no language tag", atKeyOf: entry, hint: "for example en or zh-CN: \(Self.example)")
    }
  }

  /// BCP 47: `en`, `zh-CN`, `zh-Hant-HK`.
  private func isLanguage(_ tag: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts[0].count), parts[0].allSatisfy({ isAlphanumeric($0) && $0 >= UInt8(ascii: "a") })
    else { return false }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy(isAlphanumeric) }
  }
}
