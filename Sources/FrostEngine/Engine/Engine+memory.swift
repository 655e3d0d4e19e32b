import FrostEvents
package import FrostFeatures

/// What keys take, in all feature spaces.
package struct KeyUse: Hashable, Sendable {
  package var keys: Int
  /// Those that are packed.
  package var packed: Int
  /// Bytes that the others hold, with the tables of all; bytes of the packed ones.
  package var bytes: Int
  package var packedBytes: Int
  /// Bytes of texts and ids, which are never packed.
  package var others: Int
  /// Bytes that all but the packed keys may take before the coldest are packed; nil: none is.
  package var limit: Int?
}

extension Engine {
  /// What the features take, by the names of their keys' fields.
  package var featureMemory: [(key: String, memory: KeyMemory)] {
    features.memory.map { ($0.key.map { schema.fields[$0].name }.joined(separator: ", "), $0) }
  }

  package var keyUse: KeyUse {
    let none = KeyUse(
      keys: 0, packed: 0, bytes: 0, packedBytes: 0, others: otherBytes, limit: options.memoryLimit)
    return features.memory.reduce(into: none) {
      $0.keys += $1.keys
      $0.packed += $1.packed
      $0.bytes += $1.held
      $0.packedBytes += $1.packedBytes
    }
  }

  /// Whether bytes of a packed key were met that are not as they were put there. No step since the one that met them may
  /// be used: the engine has to be made anew of what is stored.
  package var hasFaults: Bool { features.hasFaults }

  /// Bytes of texts and ids.
  private var otherBytes: Int { symbols.bytes + duplicates.bytes }

  /// Keeps what is remembered under the limit, between two steps: keys take what texts and ids leave of it, and may take
  /// a quarter in any case.
  mutating func packColdKeys(after inputs: Int) {
    guard let limit = options.memoryLimit else { return }
    features.pack(downTo: max(limit / 4, limit - otherBytes), inputs: inputs)
  }
}
