package import CEL

/// A name that rules read beside the event's own fields.
package struct Feature: Sendable {
  package enum Origin: Hashable, Sendable {
    /// A definition of the feature table.
    case table(Int)
    /// Time since the moment that a profile's definition holds.
    case age(ofProfile: Int)
    /// How many accounts were frozen that share a key with the event.
    case neighbours(Int)
    /// The first over the second, a double; unknown over zero.
    case ratio(Operand, Operand)
    /// The hour of the event's time, 0 to 23, in the zone that the operand names.
    case hour(zone: Operand)
  }

  /// What a computed feature reads.
  package struct Operand: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
      case field(Int)
      /// A feature that stands before it.
      case feature(Int)
      /// A definition of the feature table that has no name of its own.
      case definition(Int)
    }

    package let source: Source
    /// Its word is a double's bits, not an integer.
    package let isDouble: Bool
  }

  package let name: String
  package let type: CELType
  package let origin: Origin
}

extension Feature.Origin {
  /// It is computed from what others hold.
  package var isComputed: Bool {
    switch self {
    case .table, .neighbours: false
    case .age, .ratio, .hour: true
    }
  }

  package var operands: [Feature.Operand] {
    switch self {
    case .table, .age, .neighbours: []
    case .ratio(let a, let b): [a, b]
    case .hour(let zone): [zone]
    }
  }
}

extension RuleSet {
  /// The features and those they are computed from, ascending: each stands behind what it is computed from.
  package func withOperands(of features: Set<Int>) -> [Int] {
    var open = features.sorted()
    var found: Set<Int> = []
    while let feature = open.popLast() {
      guard found.insert(feature).inserted else { continue }
      for case .feature(let operand) in self.features[feature].origin.operands.map(\.source) { open.append(operand) }
    }
    return found.sorted()
  }

  /// The definitions of the feature table that a feature is made of.
  package func definitions(of feature: Int) -> [Int] { features.definitions(of: feature) }
}

extension [Feature] {
  func definitions(of feature: Int) -> [Int] {
    switch self[feature].origin {
    case .table(let definition), .age(ofProfile: let definition): [definition]
    case .ratio, .hour, .neighbours: self[feature].origin.operands.flatMap { definitions(of: $0) }
    }
  }

  private func definitions(of operand: Feature.Operand) -> [Int] {
    switch operand.source {
    case .field: []
    case .feature(let feature): definitions(of: feature)
    case .definition(let definition): [definition]
    }
  }
}
