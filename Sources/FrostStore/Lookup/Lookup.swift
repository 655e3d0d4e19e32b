package import FrostEngine
import FrostEvents
import Synchronization

/// A value by which an account can be found, as a keyed hash.
package struct LookupRow: Hashable, Sendable {
  /// 16 bytes.
  package var hash: [UInt8]
  package var account: String
  /// Days since 1970 of the event that had it.
  package var day: Int64
  /// It is a movement's id: it comes once and never again, so it is kept by day.
  var isMovement: Bool
  /// What the filter of recent ones knows it by.
  fileprivate var mark: UInt64
}

/// Turns what accounts can be found by into keyed hashes: HMAC-SHA-256 of the field's name and the value, cut to 128 bits.
/// Who has the database but not the key cannot try out phone numbers.
package final class Lookup: Sendable {
  private let digest: KeyedDigest
  /// Values that were stored lately, so that the card an account uses every day is not hashed and stored every time.
  private let recent = Mutex<Set<UInt64>>([])
  private let marks: HashKey

  /// The field of a movement's id in every schema.
  private static let movement = "txn"
  private static let maximumRecent = 1 << 18
  private static let day: Int64 = 86_400_000

  /// - Parameter key: a secret of at least 16 bytes.
  package init(key: [UInt8]) {
    digest = KeyedDigest(key: key)
    marks = HashKey(first: .random(in: .min ... .max), second: .random(in: .min ... .max))
  }

  /// Tells this key from another one and gives nothing of it away.
  var fingerprint: [UInt8] { Array(digest.digest(Array("frost lookup key".utf8)).prefix(16)) }

  package func hash(field: String, value: String) -> [UInt8] { hash(field, Array(value.utf8)) }

  private func hash(_ field: String, _ value: [UInt8]) -> [UInt8] {
    Array(digest.digest(Array(field.utf8) + [0] + value).prefix(16))
  }

  /// What a commit adds; given to `note` once it is stored.
  package func rows(of sought: Sought) -> [LookupRow] {
    if sought.isEmpty { return [] }
    var rows: [LookupRow] = []
    var own: Set<UInt64> = []
    recent.withLock { recent in
      sought.forEach { entry in
        let day = entry.time.milliseconds / Self.day
        let mark = self.mark(entry, day)
        guard !recent.contains(mark), own.insert(mark).inserted else { return }
        rows.append(
          LookupRow(
            hash: hash(sought.fields[entry.field], Array(entry.value)),
            account: String(decoding: entry.account, as: UTF8.self), day: day,
            isMovement: sought.fields[entry.field] == Self.movement, mark: mark))
      }
    }
    return rows
  }

  package func note(_ rows: [LookupRow]) {
    recent.withLock { recent in
      if recent.count + rows.count > Self.maximumRecent { recent.removeAll(keepingCapacity: true) }
      for row in rows.suffix(Self.maximumRecent) { recent.insert(row.mark) }
    }
  }

  private func mark(_ entry: Sought.Entry, _ day: Int64) -> UInt64 {
    let account = marks.hash(entry.account)
    let value = HashKey(first: account, second: UInt64(bitPattern: day) << 8 | UInt64(entry.field))
    return value.hash(entry.value)
  }
}
