extension KeyState {
  /// Goes over the bytes of a key's state without making anything of them. It fails where `read` does, and only there.
  static func pass(_ reader: inout ImageReader, _ layout: UnsafePointer<FixedLayout>) {
    passEntries(&reader, layout)
    let sizes = layout.pointee.sizes
    for _ in 0..<sizes.firsts where reader.byte() != 0 { reader.pass(1) }
    for _ in 0..<sizes.recents { RecentValues.pass(&reader) }
    for _ in 0..<reader.count() where !reader.isBroken {
      let member = reader.number(in: 0...layout.pointee.members.count)
      reader.pass(1)
      guard !reader.isBroken, member < layout.pointee.members.count, layout.pointee.members[member].windowed >= 0
      else { return reader.fail() }
    }
  }

  private static func passEntries(_ reader: inout ImageReader, _ layout: UnsafePointer<FixedLayout>) {
    let count = reader.count()
    if count == 0 { return }
    guard layout.pointee.windowed != 0 else { return reader.fail() }
    let columns = layout.pointee.stride - History.fixedWords
    let others = ~layout.pointee.windowed
    var mask: UInt64 = 0
    reader.pass(1)
    for _ in 0..<count {
      if reader.unsigned() & 1 != 0 { mask = reader.unsigned() }
      guard !reader.isBroken, mask != 0, mask & others == 0 else { return reader.fail() }
      reader.pass(1 + columns)
    }
  }
}

extension RecentValues {
  fileprivate static func pass(_ reader: inout ImageReader) {
    let count = reader.unsigned() >> 1
    guard count <= UInt64(reader.left) else { return reader.fail() }
    reader.pass(4 * Int(count))
  }
}
