import FrostEvents

/// The schema's fields at fixed addresses: reading them counts no references. Unchecked because it never changes and its
/// memory is its own.
final class EventFields: @unchecked Sendable {
  let types: UnsafeBufferPointer<FieldType>
  /// Fields whose text is interned.
  let interned: UnsafeBufferPointer<Int>

  init(_ schema: Schema, interned: [Int]) {
    types = schema.fields.map(\.type).copied()
    self.interned = interned.copied()
  }

  deinit {
    types.deallocate()
    interned.deallocate()
  }
}
