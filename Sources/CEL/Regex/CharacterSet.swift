/// The characters that one place of a pattern takes.
struct CharacterSet: Sendable {
  /// Sorted, apart from each other.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  /// Unicode's general categories by their letters (`L`, `Lu`), and whether all but them.
  private var categories: [(name: String, isNegated: Bool)] = []
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
  mutating func insert(category: String, isNegated: Bool) { categories.append((category, isNegated)) }

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
    guard !categories.isEmpty else { return false }
    let own = scalar.properties.generalCategory.letters
    return categories.contains { own.hasPrefix($0.name) != $0.isNegated }
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
  /// `Lu`, `Nd`
  var letters: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
