/// What a feature holds, and how often it met its limits since the daemon's state was made or the feature came.
package struct FeatureUse: Codable, Hashable, Sendable {
  /// As in the files; of kinds that are made of two windows, with the part behind a dot: `rise_1h.before`.
  package var name: String
  /// Keys in the table that features by the same fields share, and how many there may be.
  package var keys: Int
  package var keyLimit: Int
  /// Keys of that table that were not used for long and are packed, to take little memory.
  package var packed: Int
  /// Events that table did not take in because it was full and their key was not in it.
  package var refused: Int64
  /// Events held over all keys, and how many of one key there may be.
  package var events: Int
  package var eventLimit: Int
  /// Events let go of though a window may still have reached them.
  package var dropped: Int64
  /// Answers that were marked `saturated`.
  package var saturated: Int64

  package init(
    name: String, keys: Int, keyLimit: Int, packed: Int, refused: Int64, events: Int, eventLimit: Int, dropped: Int64,
    saturated: Int64
  ) {
    self.name = name
    self.keys = keys
    self.keyLimit = keyLimit
    self.packed = packed
    self.refused = refused
    self.events = events
    self.eventLimit = eventLimit
    self.dropped = dropped
    self.saturated = saturated
  }
}

/// `GET /v1/features`.
package struct FeaturesDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.features/1"

  package var schema: String
  package var features: [FeatureUse]

  package init(features: [FeatureUse]) {
    schema = Self.schema
    self.features = features
  }
}
