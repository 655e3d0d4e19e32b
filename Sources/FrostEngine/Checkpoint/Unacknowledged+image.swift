import FrostEvents

extension Unacknowledged {
  func write(to out: inout ByteWriter) {
    out.list(actions.keys.sorted { $0.number < $1.number }) { out, account in
      out.symbol(account)
      out.list(actions[account]!) { out, action in
        out.byte(action.kind.tag)
        out.text(action.id)
        out.text(action.change)
        out.optional(action.txn) { $0.text($1) }
        out.flag(action.isAnswered)
      }
    }
  }

  init(from reader: inout ByteReader) throws(JournalError) {
    for _ in 0..<(try reader.unsigned()) {
      let account = try reader.symbol()
      actions[account] = try reader.list { (reader: inout ByteReader) throws(JournalError) -> Action in
        let tag = try reader.byte()
        guard let kind = Kind.all.first(where: { $0.tag == tag }) else { throw reader.fault("no such kind of action") }
        let id = try reader.text()
        let change = try reader.text()
        let txn = try reader.optional { (reader: inout ByteReader) throws(JournalError) in try reader.text() }
        return Action(kind: kind, id: id, change: change, txn: txn, isAnswered: try reader.flag())
      }
    }
  }
}

extension Unacknowledged.Kind {
  fileprivate static let all: [Self] = [.restriction, .lifting, .hold, .holdEnd, .stepUp]

  fileprivate var tag: UInt8 {
    switch self {
    case .restriction: 1
    case .lifting: 2
    case .hold: 3
    case .holdEnd: 4
    case .stepUp: 5
    }
  }
}
