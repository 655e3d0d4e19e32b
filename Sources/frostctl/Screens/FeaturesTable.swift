import FrostProtocol

/// `frostctl features`.
enum FeaturesTable {
  static func table(_ features: [FeatureUse]) -> Table {
    var table = Table([
      .init(title: "FEATURE", givesWay: true), .init(title: "KEYS", isNumber: true), .init(title: "OF", isNumber: true),
      .init(title: "PACKED", isNumber: true),
      .init(title: "REFUSED", isNumber: true), .init(title: "EVENTS", isNumber: true),
      .init(title: "A KEY", isNumber: true), .init(title: "DROPPED", isNumber: true),
      .init(title: "SATURATED", isNumber: true),
    ])
    table.rows = features.map { feature in
      [feature.name]
        + [
          Int64(feature.keys), Int64(feature.keyLimit), Int64(feature.packed), feature.refused, Int64(feature.events),
          Int64(feature.eventLimit), feature.dropped, feature.saturated,
        ].map { Words.grouped($0) }
    }
    return table
  }
}

extension FeatureUse {
  var metLimit: Bool { refused > 0 || dropped > 0 }
}

extension FeaturesDocument: Listing {
  var items: [FeatureUse] { features }
  var more: Bool { false }
}
