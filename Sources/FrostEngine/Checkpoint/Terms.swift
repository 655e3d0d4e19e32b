import FrostEvents
import FrostRules

/// What a checkpoint's bytes mean only under: where one of them is another, the journal is gone through instead.
struct Terms {
  /// Bytes by name, in a fixed order.
  private(set) var all: [(name: String, bytes: [UInt8])] = []

  init(_ rules: RuleSet, _ options: Engine.Options) {
    add("the schema") { $0.schema(rules.schema) }
    add("the lateness, whether there is one source or more, or what `duplicates` says,") { out in
      out.signed(options.lateness)
      out.signed(options.sourceSkew)
      out.signed(options.duplicateHorizon)
      out.signed(Int64(options.duplicateLimit))
    }
    add("`history-starts`") { $0.time(options.historyStarts ?? rules.policy.spec.historyStarts) }
    add("the time that `guards` count in") { out in
      let guards = rules.policy.spec.guards
      out.optional(guards.rule) { $0.signed($1.within) }
      out.optional(guards.all) { $0.signed($1.within) }
      out.flag(guards.timesBaseline != nil)
    }
    add("what counts frozen neighbours") { out in
      out.list(rules.neighbours) { out, definition in
        out.list(definition.keys) { out, key in
          out.signed(Int64(key.field))
          out.text(key.kind)
        }
        out.signed(definition.over)
      }
    }
  }

  private mutating func add(_ name: String, _ write: (inout ByteWriter) -> Void) {
    var out = ByteWriter()
    write(&out)
    all.append((name, out.bytes))
  }

  func write(to out: inout ByteWriter) {
    out.list(all) { out, term in term.bytes.withUnsafeBytes { out.text($0) } }
  }

  /// The name of the first one that is not as it was written; nil: all are.
  func difference(from reader: inout ByteReader) throws(JournalError) -> String? {
    guard try reader.unsigned() == UInt64(all.count) else { return "the form of checkpoints" }
    var found: String?
    for (name, bytes) in all {
      let written = try reader.textBytes()
      if found == nil, !written.elementsEqual(bytes) { found = name }
    }
    return found
  }
}

extension ByteWriter {
  /// The fields by number and what Frost knows some of them as.
  fileprivate mutating func schema(_ schema: Schema) {
    RecordedFields(schema).write(to: &self)
    let roles = schema.roles
    for field in [
      roles.id, roles.txn, roles.time, roles.type, roles.phase, roles.account, roles.customer, roles.payee,
      roles.device, roles.amount, roles.ref, roles.answer,
    ] as [Int?] { signed(Int64(field ?? -1)) }
  }
}
