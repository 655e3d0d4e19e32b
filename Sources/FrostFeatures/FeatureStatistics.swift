/// What a feature holds and where it met its limits, since its table was made. Every number but `keys` and `entries`
/// only rises.
package struct FeatureStatistics: Hashable, Sendable {
  package var name: String
  /// Events that the feature remembers of one key at most, the newest; its definition says so.
  package var limit: Int
  /// Keys in the table it shares with the features by the same key, and how many there may be.
  package var keyLimit: Int
  package var keys: Int
  /// Those of them that are packed.
  package var packed: Int
  /// Events that this table did not take in because it was full and their key was not in it.
  package var refused: Int64
  /// Events that it remembers, over all keys.
  package var entries: Int
  /// Events that were forgotten though a window may still have reached them: the key had more than `limit`.
  package var dropped: Int64
  /// Reads that gave a value at its limit.
  package var saturatedReads: Int64
}
