import FrostEvents

extension AccountBook {
  func write(to out: inout ByteWriter) {
    out.list(states.indices) { out, place in
      out.symbol(owners[place])
      states[place].write(to: &out)
    }
    endings.write(to: &out)
    consequences.write(to: &out)
    out.flag(hasCustomers)
  }

  mutating func read(from reader: inout ByteReader) throws(JournalError) {
    for place in 0..<Int(truncatingIfNeeded: try reader.unsigned()) {
      let owner = try reader.symbol()
      owners.append(owner)
      places.set(owner, place)
      states.append(try AccountState(from: &reader))
    }
    endings = try EndingQueue(from: &reader)
    consequences = try EndingQueue(from: &reader)
    hasCustomers = try reader.flag()
  }
}

extension EndingQueue {
  fileprivate func write(to out: inout ByteWriter) {
    out.list(heap) { out, ending in
      out.time(ending.at)
      out.byte(UInt8(ending.kind.rawValue))
      out.symbol(ending.account)
      out.text(ending.id)
      out.signed(Int64(ending.order))
    }
    out.signed(Int64(order))
  }

  fileprivate init(from reader: inout ByteReader) throws(JournalError) {
    heap = try reader.list { (reader: inout ByteReader) throws(JournalError) -> Ending in
      let at = try reader.moment()
      guard let kind = Kind(rawValue: Int(try reader.byte())) else { throw reader.fault("no such kind of ending") }
      return Ending(
        at: at, kind: kind, account: try reader.symbol(), id: try reader.text(), order: try reader.number())
    }
    order = try reader.number()
  }
}
