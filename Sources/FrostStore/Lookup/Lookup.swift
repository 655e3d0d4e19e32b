package import FrostEngine
import FrostEvents
import Synchronization

/// Turns what accounts can be found by into keyed hashes: SipHash-2-4 of the value to 128 bits, with a key that follows
/// from the secret and the field's name. Who has the database but not the secret cannot try out phone numbers.
package final class Lookup: Sendable {
  private let digest: KeyedDigest
  private let memory = Mutex(Memory())
  private let marks: HashKey

  /// Marks of values, each in the place it names: a newer one takes the place of an older.
  private struct Memory: Sendable {
    /// Values that were stored lately, so that the card an account uses every day is not stored every time.
    var recent = [UInt64](repeating: 0, count: Lookup.recentPlaces)
    /// Those of the commit in hand.
    var own = [UInt64](repeating: 0, count: Lookup.ownPlaces)
    var keys: (fields: [String], keys: [HashKey]) = ([], [])
  }

  private static let recentPlaces = 1 << 18
  private static let ownPlaces = 1 << 13
  private static let day: Int64 = 86_400_000

  /// - Parameter key: a secret of at least 16 bytes.
  package init(key: [UInt8]) {
    digest = KeyedDigest(key: key)
    marks = HashKey(first: .random(in: .min ... .max), second: .random(in: .min ... .max))
  }

  /// Tells this key from another one, and this way of hashing from others, and gives nothing of it away.
  var fingerprint: [UInt8] { Array(digest.digest(Array("frost lookup key, SipHash".utf8)).prefix(16)) }

  /// The same of the way of hashing before this one, whose index is not there any more.
  var formerFingerprint: [UInt8] { Array(digest.digest(Array("frost lookup key".utf8)).prefix(16)) }

  /// The 16 bytes that a value is kept as.
  package func hash(field: String, value: String) -> [UInt8] {
    let key = key(of: field)
    return value.withBytes { bytes in withUnsafeBytes(of: Self.hash(bytes, key).bigEndian) { Array($0) } }
  }

  private func key(of field: String) -> HashKey {
    digest.digest(Array("frost lookup field ".utf8) + Array(field.utf8)).withUnsafeBytes {
      HashKey(first: $0.loadUnaligned(as: UInt64.self), second: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
  }

  private static func hash(_ value: UnsafeRawBufferPointer, _ key: HashKey) -> UInt128 {
    let hash = key.identity(value)
    return UInt128(hash.high) << 64 | UInt128(hash.low)
  }

  /// What a commit adds; given to `note` once it is stored.
  package func rows(of sought: Sought) -> [LookupRow] {
    if sought.isEmpty { return [] }
    var rows: [LookupRow] = []
    memory.withLock { memory in
      if memory.keys.fields != sought.fields { memory.keys = (sought.fields, sought.fields.map { key(of: $0) }) }
      for place in memory.own.indices { memory.own[place] = 0 }
      sought.forEach { entry in
        let hash = Self.hash(entry.value, memory.keys.keys[entry.field])
        let day = entry.time.milliseconds / Self.day
        let mark = self.mark(hash, marks.hash(entry.account), day)
        guard memory.recent[Self.place(mark, Self.recentPlaces)] != mark,
          memory.own[Self.place(mark, Self.ownPlaces)] != mark
        else { return }
        memory.own[Self.place(mark, Self.ownPlaces)] = mark
        rows.append(LookupRow(hash: hash, account: String(decoding: entry.account, as: UTF8.self), day: day))
      }
    }
    return rows
  }

  package func note(_ rows: [LookupRow]) {
    memory.withLock { memory in
      for row in rows {
        var account = row.account
        let mark = mark(row.hash, account.withUTF8 { marks.hash(UnsafeRawBufferPointer($0)) }, row.day)
        memory.recent[Self.place(mark, Self.recentPlaces)] = mark
      }
    }
  }

  /// Of what was stored something was taken away: what comes from here on is stored again.
  package func forget() {
    memory.withLock { memory in
      for place in memory.recent.indices { memory.recent[place] = 0 }
    }
  }

  /// Of a value, an account's hash and a day. The value's hash is a keyed one already.
  private func mark(_ value: UInt128, _ account: UInt64, _ day: Int64) -> UInt64 {
    let words = (UInt64(truncatingIfNeeded: value) ^ UInt64(truncatingIfNeeded: value >> 64), account, day)
    return withUnsafeBytes(of: words) { marks.hash($0) }
  }

  private static func place(_ mark: UInt64, _ places: Int) -> Int { Int(truncatingIfNeeded: mark) & (places - 1) }
}
