/// A sum whose terms halve with each half-life since their time, over the window of the last `reach` half-lives. Terms
/// are integers, gathered by the half-life of the calendar that they fall in: the sum is the same in whatever order they
/// come and go.
struct DecayingSum: BitwiseCopyable {
  /// Half-lives after which a term counts nothing: 1.5 hundred-thousandths are left of it.
  static let reach: Int64 = 16
  private static let places: Int64 = 32
  /// Bytes that one takes which has had a term.
  static let bytes = Int(places) * MemoryLayout<Int64>.stride

  /// Sums of 2^(time / half-life) over the terms, less the whole half-lives, in units of 2^-40; by half-life modulo
  /// `places`. While a window moves, terms of other half-lives come and go in the same place. nil: there was no term yet.
  private var sums: UnsafeMutablePointer<Int64>?

  mutating func add(_ time: Int64, _ sign: Int64, halfLife: Int64) {
    let (span, part) = Self.split(time, halfLife)
    let sums = self.sums ?? Self.none()
    self.sums = sums
    sums[Self.place(span)] &+= sign &* Exponential.fraction(part, of: halfLife)
  }

  private static func none() -> UnsafeMutablePointer<Int64> {
    let sums = UnsafeMutablePointer<Int64>.allocate(capacity: Int(places))
    sums.initialize(repeating: 0, count: Int(places))
    return sums
  }

  /// The sum at a moment that is not before any of its terms, for terms of 1.
  /// - Parameter excluded: the time of a term that is left out.
  func value(at time: Int64, halfLife: Int64, excluding excluded: Int64?) -> Double {
    guard let sums else { return 0 }
    let (span, part) = Self.split(time, halfLife)
    var sum: Int128 = 0
    for age in 0...Self.reach {
      sum += Int128(sums[Self.place(span - age)]) << Int128(Self.reach - age)
    }
    if let excluded {
      let (term, rest) = Self.split(excluded, halfLife)
      sum -= Int128(Exponential.fraction(rest, of: halfLife)) << Int128(Self.reach - (span - term))
    }
    return Double(sum) / Double(Int128(Exponential.fraction(part, of: halfLife)) << Int128(Self.reach))
  }

  private static func place(_ span: Int64) -> Int { Int(span & (places - 1)) }

  /// Whole half-lives since 1970 and the milliseconds behind them.
  private static func split(_ time: Int64, _ halfLife: Int64) -> (span: Int64, part: Int64) {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: halfLife)
    return remainder < 0 ? (quotient - 1, remainder + halfLife) : (quotient, remainder)
  }

  // MARK: memory

  func free() { sums?.deallocate() }

  /// Gives a copy memory of its own.
  mutating func separate() {
    guard let old = sums else { return }
    let copy = Self.none()
    copy.update(from: old, count: Int(Self.places))
    sums = copy
  }
}
