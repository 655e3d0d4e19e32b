/// A point in time, to the nanosecond.
public struct Moment: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z; a moment before that has a negative count and positive nanoseconds.
  public var seconds: Int64
  /// 0 ..< 1,000,000,000
  public var nanoseconds: Int32

  public init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The years 0001 to 9999.
  static let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Nil outside the years 0001 to 9999.
  init?(nanoseconds: Int128) {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let isBefore = remainder < 0
    guard let seconds = Int64(exactly: isBefore ? quotient - 1 : quotient), Self.seconds.contains(seconds) else {
      return nil
    }
    self.init(seconds: seconds, nanoseconds: Int32(isBefore ? remainder + 1_000_000_000 : remainder))
  }

  /// Since 1970.
  var inNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  public static func < (a: Moment, b: Moment) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }
}
