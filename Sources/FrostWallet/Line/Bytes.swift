import FrostEvents

/// Hand-written formatting into a byte buffer.
extension [UInt8] {
  mutating func put(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Decimal digits, with leading zeros up to `width`.
  mutating func put(_ number: Int64, width: Int = 1) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    Swift.withUnsafeMutableBytes(of: &digits) { room in
      var rest = number.magnitude
      var position = room.count
      var left = width
      repeat {
        position -= 1
        room[position] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
        rest /= 10
        left -= 1
      } while rest > 0 || left > 0
      if number < 0 { append(0x2D) }
      append(contentsOf: UnsafeRawBufferPointer(rebasing: room[position...]))
    }
  }

  /// Minor units as a decimal number: `480000` becomes `4800.00`.
  mutating func put(minor amount: Int64) {
    put(amount / 100)
    append(0x2E)
    put(amount % 100, width: 2)
  }

  /// Degrees times 10,000 as a decimal number.
  mutating func put(degrees: Int) {
    if degrees < 0 { append(0x2D) }
    put(Int64(degrees.magnitude / 10_000))
    append(0x2E)
    put(Int64(degrees.magnitude % 10_000), width: 4)
  }

  /// RFC 3339 with milliseconds, in `zone`.
  mutating func put(_ time: Int64, in zone: City.Zone) {
    let local = time + zone.offset
    let day = local.floored(by: .day)
    let date = CivilDate(daysSince1970: Int(day))
    let clock = local - day * .day
    put(Int64(date.year), width: 4)
    append(0x2D)
    put(Int64(date.month), width: 2)
    append(0x2D)
    put(Int64(date.day), width: 2)
    append(0x54)
    put(clock / .hour, width: 2)
    append(0x3A)
    put(clock / .minute % 60, width: 2)
    append(0x3A)
    put(clock / .second % 60, width: 2)
    append(0x2E)
    put(clock % .second, width: 3)
    put(zone.suffix)
  }

  /// An IPv4 address.
  mutating func put(address: UInt32) {
    put(Int64(address >> 24))
    append(0x2E)
    put(Int64(address >> 16 & 0xFF))
    append(0x2E)
    put(Int64(address >> 8 & 0xFF))
    append(0x2E)
    put(Int64(address & 0xFF))
  }

  mutating func put(_ party: Party) {
    switch party.kind {
    case .nobody: break
    case .account: put("A")
    case .merchant: put("M")
    case .biller: put("B")
    }
    put(Int64(party.number), width: 7)
  }
}
