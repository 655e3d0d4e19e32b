package import CEL
package import FrostEvents

/// All files of a rule directory, read and put together: what `RuleCompiler` turns into a `RuleSet`, or into diagnostics.
package struct RuleSetSpec: Sendable {
  package var schema: Schema
  package var features: [FeatureSpec]
  package var neighbours: [NeighbourSpec]
  package var rules: [RuleSpec]
  package var policy: PolicySpec
  /// Constants, the text as written: `mule_in: 2000`.
  package var limits: [(name: Placed<String>, text: Placed<String>)]
  package var lists: [ListSpec]
  /// Time zones, where a feature asks for hours; sorted by name.
  package var zones: [NamedZone]
  /// SHA-256 of every file's path and content in path order, and of the zones, as hex.
  package var hash: String
  /// Names that files declare and that could not be read (`limit.x`, `list.x` in full): what mentions one of them is not
  /// checked, so that an author sees one mistake once.
  package var misread: Set<String> = []

  package init(
    schema: Schema, features: [FeatureSpec], neighbours: [NeighbourSpec] = [], rules: [RuleSpec], policy: PolicySpec,
    limits: [(name: Placed<String>, text: Placed<String>)], lists: [ListSpec], zones: [NamedZone] = [], hash: String
  ) {
    self.schema = schema
    self.features = features
    self.neighbours = neighbours
    self.rules = rules
    self.policy = policy
    self.limits = limits
    self.lists = lists
    self.zones = zones
    self.hash = hash
  }
}

/// A zone of the IANA time zone database.
package struct NamedZone: Sendable {
  /// `Asia/Shanghai`.
  package let name: String
  package let rules: TimeZoneRules

  package init(_ name: String, _ rules: TimeZoneRules) {
    self.name = name
    self.rules = rules
  }
}
