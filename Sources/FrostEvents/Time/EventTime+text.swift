extension EventTime {
  /// The last millisecond of the year 9999.
  static let latest = EventTime(milliseconds: 253_402_300_799_999)

  /// Whether an event may have it: the years 1970 to 9999.
  package var isOfEvent: Bool { milliseconds >= 0 && self <= .latest }

  /// Reads an RFC 3339 time: `T` and `Z` in either case, an offset is required, fractions beyond the millisecond (up to
  /// nine digits) are cut off.
  package init(rfc3339 text: UnsafeRawBufferPointer) throws(TimeTextError) {
    var scanner = TimeScanner(text)
    let date = CivilDate(
      year: try scanner.number(digits: 4), month: try scanner.number(digits: 2, after: "-"),
      day: try scanner.number(digits: 2, after: "-"))
    guard date.exists else { throw .noSuchDate }
    try scanner.skip("T", or: "t")
    let hour = try scanner.number(digits: 2)
    let minute = try scanner.number(digits: 2, after: ":")
    let second = try scanner.number(digits: 2, after: ":")
    if second == 60 { throw .leapSecond }
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchTimeOfDay }
    let fraction = try scanner.milliseconds()
    let offset = try scanner.offsetMinutes()
    let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
    self.init(milliseconds: Int64((minutes * 60 + second) * 1000 + fraction))
    guard date.year >= 1970, milliseconds >= 0, self <= .latest else { throw .outOfRange }
  }

  package init(rfc3339 text: String) throws(TimeTextError) {
    self = try text.withBytes { bytes throws(TimeTextError) in try EventTime(rfc3339: bytes) }
  }

  /// Reads seconds or milliseconds since 1970 as decimal text; fractions of a millisecond are cut off.
  package init(unix text: UnsafeRawBufferPointer, milliseconds isMilliseconds: Bool) throws(TimeTextError) {
    guard let decimal = Decimal(text) else { throw .notANumber }
    let scaled = decimal.scaled(decimals: isMilliseconds ? 0 : 3)
    guard let scaled, scaled >= 0, EventTime(milliseconds: scaled) <= .latest else { throw .outOfRange }
    self.init(milliseconds: scaled)
  }

  /// RFC 3339 in UTC with milliseconds: `2026-03-02T02:41:00.000Z`; for years 0 to 9999.
  package var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `text`.
  package func append(to bytes: inout [UInt8]) {
    let (days, rest) = Int(milliseconds).quotientAndRemainder(flooringBy: 86_400_000)
    let date = CivilDate(daysSince1970: days)
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1000)
    func put(_ number: Int, _ digits: Int) {
      var power = digits == 4 ? 1000 : digits == 3 ? 100 : 10
      while power > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
        power /= 10
      }
    }
    put(date.year, 4)
    bytes.append(UInt8(ascii: "-"))
    put(date.month, 2)
    bytes.append(UInt8(ascii: "-"))
    put(date.day, 2)
    bytes.append(UInt8(ascii: "T"))
    put(seconds / 3600, 2)
    bytes.append(UInt8(ascii: ":"))
    put(seconds / 60 % 60, 2)
    bytes.append(UInt8(ascii: ":"))
    put(seconds % 60, 2)
    bytes.append(UInt8(ascii: "."))
    put(fraction, 3)
    bytes.append(UInt8(ascii: "Z"))
  }
}

extension Int {
  /// Rounds the quotient down, so that the remainder is never negative.
  fileprivate func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
