/// Sine, cosine and arcsine by their power series over short ranges.
enum Trigonometry {
  private static let pi = 3.141592653589793

  /// - Parameter degrees: -180...180.
  static func sine(degrees: Double) -> Double {
    if degrees < 0 { return -sine(degrees: -degrees) }
    let folded = degrees > 90 ? 180 - degrees : degrees
    return folded > 45 ? cosineSeries((90 - folded) * (pi / 180)) : sineSeries(folded * (pi / 180))
  }

  /// - Parameter degrees: -90...90.
  static func cosine(degrees: Double) -> Double {
    let folded = abs(degrees)
    return folded > 45 ? sineSeries((90 - folded) * (pi / 180)) : cosineSeries(folded * (pi / 180))
  }

  /// The angle whose sine is the square root of `square`, 0...1; in radians.
  static func arcsine(ofRoot square: Double) -> Double {
    if square > 0.5 { return pi / 2 - arcsine(ofRoot: 1 - square) }
    return arctangent((square / (1 - square)).squareRoot())
  }

  /// x - x³/3! + x⁵/5! - ..., |x| <= pi/4: what is left out is less than 10^-19.
  private static func sineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 0.0
    for factor in stride(from: 17.0, to: 1, by: -2) { sum = (1 - sum) * square / (factor * (factor - 1)) }
    return x * (1 - sum)
  }

  /// 1 - x²/2! + x⁴/4! - ..., |x| <= pi/4.
  private static func cosineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 0.0
    for factor in stride(from: 18.0, to: 0, by: -2) { sum = (1 - sum) * square / (factor * (factor - 1)) }
    return 1 - sum
  }

  /// 0 <= x <= 1: halved twice by arctan x = 2 arctan(x / (1 + sqrt(1 + x²))), then x - x³/3 + x⁵/5 - ..., where x is below
  /// 0.2 and what is left out is less than 10^-18.
  private static func arctangent(_ x: Double) -> Double {
    let half = x / (1 + (1 + x * x).squareRoot())
    let quarter = half / (1 + (1 + half * half).squareRoot())
    let square = quarter * quarter
    var sum = 0.0
    for power in stride(from: 25.0, to: 0, by: -2) { sum = 1 / power - square * sum }
    return 4 * quarter * sum
  }
}
