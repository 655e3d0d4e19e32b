import FrostEvents
package import FrostFeatures

/// What keys take, in all feature spaces.
package struct KeyUse: Hashable, Sendable {
  package var keys: Int
  /// Those that are packed.
  package var packed: Int
  /// Bytes of the others, with the tables of all; bytes of the packed ones.
  package var bytes: Int
  package var packedBytes: Int
  /// Bytes that keys may take before the coldest are packed; nil: none is.
  package var limit: Int?
}

extension Engine {
  /// What the features take, by the names of their keys' fields.
  package var featureMemory: [(key: String, memory: KeyMemory)] {
    features.memory.map { ($0.key.map { schema.fields[$0].name }.joined(separator: ", "), $0) }
  }

  package var keyUse: KeyUse {
    features.memory.reduce(into: KeyUse(keys: 0, packed: 0, bytes: 0, packedBytes: 0, limit: options.memoryLimit)) {
      $0.keys += $1.keys
      $0.packed += $1.packed
      $0.bytes += $1.unpacked
      $0.packedBytes += $1.packedBytes
    }
  }

  /// Keeps what keys take under the limit, between two steps.
  mutating func packColdKeys(after inputs: Int) {
    if let limit = options.memoryLimit { features.pack(downTo: limit, inputs: inputs) }
  }
}
