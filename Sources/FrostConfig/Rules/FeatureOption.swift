import FrostRules

/// What may stand beside a feature's kind, and with which kinds.
enum FeatureOption: String, CaseIterable {
  case of, by, read, over, `where`, now, net, within, add, halfLife = "half-life", `as`, limit, keys

  var kinds: [FeatureSpec.Kind] {
    let all = FeatureSpec.Kind.allCases
    return switch self {
    case .of: all.filter { !$0.isOfTypes && !$0.isComputed }
    case .by: all.filter { $0 != .age && !$0.isComputed }
    // Kinds that cannot have a window say so themselves.
    case .over, .read, .limit, .keys: all.filter { !$0.isComputed }
    case .where: all.filter { $0 != .outcome && !$0.isComputed }
    case .now: all.filter { ![.age, .previous, .distance, .speed, .outcome].contains($0) && !$0.isComputed }
    case .net: [.sum, .share]
    case .within: [.equal]
    case .add, .halfLife: [.risk]
    case .as: [.outcome]
    }
  }

  /// The kinds, to follow "belongs to", where they are few.
  var owner: String? {
    switch self {
    case .net: "a sum"
    case .within, .add, .halfLife, .as: kinds.map(\.rawValue).joined(separator: ", ")
    case .of, .by, .read, .over, .where, .now, .limit, .keys: nil
    }
  }

  func hint(for kind: FeatureSpec.Kind) -> String? {
    switch (self, kind) {
    case (_, .ratio): "a ratio is of two features that say it: {ratio: [out_24h, in_24h]}"
    case (_, .hour): "the hour is that of the event: {hour: profile.zone}"
    case (.of, _) where kind.isOfTypes: "the types stand behind the kind: {\(kind.rawValue): [transfer, bill], …}"
    case (.by, .age): "an age names its key itself: {age: [account, payee]}"
    case (.now, .previous), (.now, .distance), (.now, .speed): "the current event never counts in it"
    case (.where, .outcome): "the labels that count stand behind the kind: {outcome: [fraud, scam], …}"
    default: nil
    }
  }
}

extension FeatureSpec.Kind {
  /// It is computed from the event and from other features, and keeps nothing itself.
  fileprivate var isComputed: Bool { self == .ratio || self == .hour }
}
