/// How the work of a function, and what it makes, grow with its arguments: what a cost that is known before the evaluation
/// is reckoned from. Weights are those of `Value.weight`.
enum Growth: Sendable {
  case linear
  /// A search for a pattern that only the evaluation knows.
  case pattern
  /// One argument may be put into another at every place.
  case product
  /// Every element may be compared with every other.
  case square
  /// Numbers are written out in full.
  case written
  /// As many elements as the argument says.
  case count

  /// - Parameters:
  ///   - weights: of the arguments, at most.
  ///   - number: the first argument, where it is a number that is known.
  func bound(_ weights: [Double], number: Int64?) -> (work: Double, weight: Double) {
    let sum = weights.reduce(0, +)
    switch self {
    case .linear: return (16 * sum + 64, 17 * sum + 400)
    case .pattern: return (sum * Double(3 + Pattern.sizeLimit) + Double(Pattern.sizeLimit), 16)
    case .product:
      let product = weights.reduce(1) { $0 * ($1 + 1) }
      return (32 * product + 64, 16 + product)
    case .square: return (2 * sum * sum + 64, sum)
    case .written: return (512 * sum + 64, 128 * sum)
    case .count:
      guard let number else { return (.infinity, .infinity) }
      return (Double(max(0, number)) + 1, 16 * Double(max(0, number)) + 16)
    }
  }
}

extension Value {
  /// What looking at the whole of it takes: the bytes of its texts, and 16 for every value in it.
  var weight: Int {
    switch self {
    case .string(let text): 16 + text.utf8.count
    case .bytes(let bytes): 16 + bytes.count
    case .list(let elements): elements.reduce(16) { $0 + $1.weight }
    case .map(let map): map.entries.reduce(16) { $0 + $1.key.weight + $1.value.weight }
    case .optional(let value?): 16 + value.weight
    default: 16
    }
  }
}
