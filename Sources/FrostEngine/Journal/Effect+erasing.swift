import FrostEvents

extension Effect {
  /// The same without what is personal of the account: texts that people wrote about it, its personal profile.
  /// - Returns: nil: there is nothing of that in it.
  func erased(by eraser: JournalEraser) -> Effect? {
    let account = eraser.account
    switch self {
    case .cause(var row) where row.account == account && !(row.reason.isEmpty && (row.endReason ?? "").isEmpty):
      row.reason = ""
      row.endReason = row.endReason.map { _ in "" }
      return .cause(row)
    case .escalation(var row) where row.account == account && !row.summary.isEmpty:
      row.summary = ""
      return .escalation(row)
    case .exception(var row) where row.account == account && !row.reason.isEmpty:
      row.reason = ""
      return .exception(row)
    case .label(var row) where row.subject == account && !row.reason.isEmpty:
      row.reason = ""
      return .label(row)
    case .caseStep(var row) where row.account == account && row.kind != .assigned && !row.text.isEmpty:
      row.text = ""
      return .caseStep(row)
    case .measure(var row) where row.account == account && !row.reason.isEmpty:
      row.reason = ""
      return .measure(row)
    case .known(let row): return row.erased(by: eraser).map(Effect.known)
    default: return nil
    }
  }
}

extension KnownRow {
  fileprivate func erased(by eraser: JournalEraser) -> KnownRow? {
    let name = eraser.schema.fields[eraser.schema.roles.account].name
    guard keys.contains(where: { $0.field == name && $0.value == eraser.account }) else { return nil }
    var row = self
    row.profile.removeAll { eraser.isPersonal($0.field) }
    for place in row.keys.indices where row.keys[place].field != name && eraser.isPersonal(row.keys[place].field) {
      let value = row.keys[place].value
      row.keys[place].value = value.withBytes { eraser.isPseudonym($0) ? value : eraser.pseudonym($0) }
    }
    return row == self ? nil : row
  }
}
