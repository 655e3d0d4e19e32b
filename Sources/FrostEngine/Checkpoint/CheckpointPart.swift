/// A part of a checkpoint: bytes with what they are.
package struct CheckpointPart: Sendable {
  package enum Kind: UInt32, Sendable, CaseIterable {
    /// What it was written under, and what the feature table is beside its keys. One, written last but for `state`.
    case head = 1
    /// Texts in the order of their numbers; parts in the order in which they were written.
    case symbols = 2
    /// Keys of some slices of a feature space.
    case keys = 3
    /// Ids of events, by number of the part.
    case ids = 4
    /// Everything else.
    case state = 5
  }

  package struct Label: Sendable, Hashable {
    package var kind: Kind
    /// Number of the next input when it was taken.
    package var number: Int64
    /// Number of the feature space, or of the part of ids.
    package var space: Int
    package var slices: Range<Int>
    /// Keys or texts in it.
    package var count: Int

    package init(_ kind: Kind, number: Int64, space: Int = 0, slices: Range<Int> = 0..<0, count: Int = 0) {
      self.kind = kind
      self.number = number
      self.space = space
      self.slices = slices
      self.count = count
    }
  }

  package var label: Label
  package var bytes: [UInt8]

  package init(_ label: Label, _ bytes: [UInt8]) {
    self.label = label
    self.bytes = bytes
  }
}

/// A part in memory that somebody else owns.
package struct CheckpointView {
  package var label: CheckpointPart.Label
  package var bytes: UnsafeRawBufferPointer

  package init(_ label: CheckpointPart.Label, _ bytes: UnsafeRawBufferPointer) {
    self.label = label
    self.bytes = bytes
  }
}

/// Why a checkpoint cannot be used; the journal can.
package struct CheckpointRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
