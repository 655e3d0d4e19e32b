import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules

extension Documents {
  func entry(_ row: ListEntryRow) -> ListEntryDocument {
    ListEntryDocument(
      value: row.value, source: "operator", owner: row.owner, reason: row.reason, by: row.by, from: row.from.text,
      until: row.until?.text)
  }

  func entry(_ entry: ValueList.Entry) -> ListEntryDocument {
    ListEntryDocument(
      value: entry.value, source: "file", owner: entry.owner, reason: entry.reason,
      from: entry.validity.from == .never ? nil : entry.validity.from.text,
      until: entry.validity.until == .forever ? nil : entry.validity.until.text)
  }
}
