import FrostEvents

extension AccountState {
  func write(to out: inout ByteWriter) {
    out.list(freezes) { out, freeze in
      out.row(.freeze(freeze.row))
      out.rows(freeze.causes) { .cause($0) }
      out.signed(freeze.used.day)
      out.signed(freeze.used.total)
    }
    out.rows(holds) { .hold($0) }
    out.optional(stepUp) { $0.row(.stepUp($1)) }
    out.rows(cases) { .escalation($0) }
    out.rows(exceptions) { .exception($0) }
    out.list(marks) { out, mark in
      out.text(mark.key)
      out.time(mark.until)
    }
    out.list(past) { out, freeze in
      out.text(freeze.id)
      out.text(freeze.scope)
      out.time(freeze.ended)
    }
    out.flag(isConfirmedFraud)
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    freezes = try reader.list { (reader: inout ByteReader) throws(JournalError) -> Freeze in
      Freeze(
        row: try reader.row(\.freezeRow), causes: try reader.rows(\.causeRow),
        used: (day: try reader.signed(), total: try reader.signed()))
    }
    holds = try reader.rows(\.holdRow)
    stepUp = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.row(\.stepUpRow) }
    cases = try reader.rows(\.escalationRow)
    exceptions = try reader.rows(\.exceptionRow)
    marks = try reader.list { (reader: inout ByteReader) throws(JournalError) -> Mark in
      Mark(key: try reader.text(), until: try reader.moment())
    }
    for _ in 0..<(try reader.unsigned()) {
      past.append((id: try reader.text(), scope: try reader.text(), ended: try reader.moment()))
    }
    isConfirmedFraud = try reader.flag()
  }
}
