/// Durations in milliseconds, the unit of the stream's clock.
extension Int64 {
  static let second: Int64 = 1000
  static let minute: Int64 = 60 * second
  static let hour: Int64 = 60 * minute
  static let day: Int64 = 24 * hour

  /// The greatest multiple of `unit` that is not above this, as a count of units.
  func floored(by unit: Int64) -> Int64 {
    let quotient = self / unit
    return self % unit < 0 ? quotient - 1 : quotient
  }
}
