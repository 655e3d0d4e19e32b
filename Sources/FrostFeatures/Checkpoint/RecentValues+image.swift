extension RecentValues {
  func write(to out: ImageWriter) {
    out.unsigned(UInt64(count) << 1 | (hasForgotten ? 1 : 0))
    var (time, input): (Int64, Int64) = (0, 0)
    for entry in entries[head...] {
      out.signed(entry.time &- time)
      out.signed(entry.input &- input)
      out.signed(entry.value)
      out.signed(entry.second)
      (time, input) = (entry.time, entry.input)
    }
  }

  init(from reader: inout ImageReader) {
    let header = reader.unsigned()
    hasForgotten = header & 1 != 0
    if header >> 1 > UInt64(reader.left) { reader.fail() }
    var (time, input): (Int64, Int64) = (0, 0)
    while !reader.isBroken, entries.count < Int(header >> 1) {
      time &+= reader.signed()
      input &+= reader.signed()
      entries.append(Entry(time: time, input: input, value: reader.signed(), second: reader.signed()))
    }
  }
}
