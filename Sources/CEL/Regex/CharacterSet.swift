/// The characters that one place of a pattern takes.
struct CharacterSet: Sendable {
  /// Sorted, apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  /// Unicode's general categories, a bit each.
  private var categories: UInt32 = 0
  private var isNegated = false
  /// A character also counts if its other case is a member.
  var ignoresCase = false

  init() {}

  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges
    normalize()
  }

  static let any = CharacterSet([0...0x10FFFF])
  static let anyButLineEnd = CharacterSet([0...9, 11...0x10FFFF])

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  /// Unicode's general categories whose letters begin so (`L`, `Lu`), or all but them.
  mutating func insert(category: String, isNegated: Bool) {
    let mask = Unicode.GeneralCategory.masks[category, default: 0]
    categories |= isNegated ? ~mask : mask
  }

  /// Adds another set that has no categories.
  mutating func insert(_ other: CharacterSet) { ranges += other.ranges }

  mutating func normalize() {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  mutating func negate() { isNegated.toggle() }

  /// All characters that are not in it; of a set without categories.
  var inverted: CharacterSet {
    var next: UInt32 = 0
    var gaps: [ClosedRange<UInt32>] = []
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return CharacterSet(gaps)
  }

  /// - Parameter others: the character in its other cases.
  func contains(_ scalar: Unicode.Scalar, _ others: [Unicode.Scalar]) -> Bool {
    (isMember(scalar) || ignoresCase && others.contains(where: isMember)) != isNegated
  }

  private func isMember(_ scalar: Unicode.Scalar) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].contains(scalar.value) { return true }
    return categories != 0 && categories & scalar.properties.generalCategory.bit != 0
  }
}

extension Unicode.Scalar {
  /// The character as a small and as a capital letter, where that is one character and another.
  var otherCases: [Unicode.Scalar] {
    if value < 128 {
      guard let other = Unicode.Scalar(value ^ 32), startsName, self != "_" else { return [] }
      return [other]
    }
    return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapping in
      let scalars = mapping.unicodeScalars
      return scalars.count == 1 && scalars.first != self ? scalars.first : nil
    }
  }
}

extension Unicode.GeneralCategory {
  private static let letters: [(String, Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter), ("Lm", .modifierLetter),
    ("Lo", .otherLetter), ("Mn", .nonspacingMark), ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber),
    ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation),
    ("Ps", .openPunctuation), ("Pe", .closePunctuation), ("Pi", .initialPunctuation), ("Pf", .finalPunctuation),
    ("Po", .otherPunctuation), ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol),
    ("So", .otherSymbol), ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
    ("Cc", .control),
    ("Cf", .format), ("Cs", .surrogate), ("Co", .privateUse), ("Cn", .unassigned),
  ]

  private static let bits = Dictionary(
    uniqueKeysWithValues: letters.enumerated().map { ($0.element.1, UInt32(1) << UInt32($0.offset)) })

  /// The bits of the categories that letters stand for: of `Lu` one, of `L` all whose letters begin so.
  static let masks: [String: UInt32] = {
    var masks: [String: UInt32] = [:]
    for (name, category) in letters {
      masks[name, default: 0] |= category.bit
      masks[String(name.prefix(1)), default: 0] |= category.bit
    }
    return masks
  }()

  var bit: UInt32 { Self.bits[self, default: 0] }
}
