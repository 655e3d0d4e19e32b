import FrostEvents

/// The schema's fields at fixed addresses: reading them counts no references. Unchecked because it never changes and its
/// memory is its own.
final class EventFields: @unchecked Sendable {
  let types: UnsafeBufferPointer<FieldType>
  /// Fields whose text is interned.
  let interned: UnsafeBufferPointer<Int>
  let time: Int
  let type: Int
  let account: Int
  /// -1: the schema has none.
  let phase: Int
  let customer: Int

  init(_ schema: Schema, interned: [Int]) {
    types = schema.fields.map(\.type).copied()
    self.interned = interned.copied()
    time = schema.roles.time
    type = schema.roles.type
    account = schema.roles.account
    phase = schema.roles.phase ?? -1
    customer = schema.roles.customer ?? -1
  }

  deinit {
    types.deallocate()
    interned.deallocate()
  }
}
