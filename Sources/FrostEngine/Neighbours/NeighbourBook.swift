import FrostEvents
import FrostRules

/// Which keys an account's history names, and which of them were marked because an account that names them was frozen. An
/// event asks for the marks of its own keys and goes no further.
struct NeighbourBook: Sendable {
  /// A value under what it names: an account, a device.
  struct Key: Hashable, Sendable {
    var kind: Symbol
    var value: Symbol
  }

  struct Mark: Sendable {
    var account: Symbol
    var validity: Validity
  }

  /// Newest distinct keys of an account that a freeze marks.
  static let keysOfAccount = 32
  /// Newest marks of a key.
  static let marksOfKey = 32

  /// Fields whose values are remembered, with what they name.
  private var tracked: [(field: Int, kind: Symbol)] = []
  private var accountKind = Symbol.empty
  /// By number of the definition.
  private var definitions: [(keys: [(field: Int, kind: Symbol)], over: Int64)] = []
  /// Of an account: its keys, oldest first.
  var keys: Generations<Symbol, [Key]>
  var marks: Generations<Key, [Mark]>
  /// Keys that an account's freezes marked.
  var marked: Generations<Symbol, [Key]>
  private var found: [Symbol] = []

  /// - Parameter limit: accounts, and keys with marks, that are kept at most.
  init(limit: Int = 2_000_000) {
    keys = Generations(limit: limit)
    marks = Generations(limit: limit)
    marked = Generations(limit: limit)
  }

  /// Remembers from now on what this rule set asks for.
  mutating func track(_ rules: RuleSet, symbols: inout SymbolTable) {
    accountKind = symbols.intern(rules.schema.fields[rules.schema.roles.account].name)
    definitions = rules.neighbours.map { definition in
      (definition.keys.map { ($0.field, symbols.intern($0.kind)) }, definition.over)
    }
    tracked = []
    for key in definitions.flatMap(\.keys) where !tracked.contains(where: { $0.field == key.field }) {
      if key.field != rules.schema.roles.account { tracked.append(key) }
    }
  }

  /// An event of the account named these.
  mutating func saw(_ account: Symbol, row: UnsafePointer<Int64>, presence: UInt64) {
    guard !definitions.isEmpty else { return }
    for (field, kind) in tracked where presence & (1 << UInt64(field)) != 0 {
      let key = Key(kind: kind, value: Symbol(number: UInt32(truncatingIfNeeded: row[field])))
      keys.change(account, from: []) { keys in
        if keys.last == key { return }
        if let known = keys.firstIndex(of: key) {
          keys.remove(at: known)
        } else if keys.count == Self.keysOfAccount {
          keys.removeFirst()
        }
        keys.append(key)
      }
    }
  }

  /// The account was frozen: its keys and its own id are marked.
  mutating func mark(_ account: Symbol, at time: EventTime) {
    guard !definitions.isEmpty else { return }
    let mark = Mark(account: account, validity: Validity(from: time))
    let all = (keys[account] ?? []) + [Key(kind: accountKind, value: account)]
    for key in all {
      marks.change(key, from: []) { marks in
        if marks.contains(where: { $0.account == account && $0.validity == mark.validity }) { return }
        if marks.count == Self.marksOfKey { marks.removeFirst() }
        marks.append(mark)
      }
    }
    marked.change(account, from: []) { marked in
      for key in all where !marked.contains(key) {
        if marked.count > 2 * Self.keysOfAccount { marked.removeFirst() }
        marked.append(key)
      }
    }
  }

  /// The account was found honest: its freezes mark nothing from now on.
  mutating func clear(_ account: Symbol, at time: EventTime) {
    guard let keys = marked[account], !keys.isEmpty else { return }
    for key in keys {
      marks.change(key, from: []) { marks in
        for place in marks.indices where marks[place].account == account {
          marks[place].validity.until = min(marks[place].validity.until, time)
        }
      }
    }
    marked.change(account, from: []) { $0 = [] }
  }

  /// How many other accounts marked the event's keys within the definition's time; nil where it has none of these keys.
  mutating func count(
    _ definition: Int, of account: Symbol, row: UnsafePointer<Int64>, presence: UInt64, at time: EventTime
  ) -> Int? {
    found.removeAll(keepingCapacity: true)
    var hasKey = false
    let oldest = EventTime(milliseconds: time.milliseconds - definitions[definition].over)
    for number in definitions[definition].keys.indices {
      let (field, kind) = definitions[definition].keys[number]
      guard presence & (1 << UInt64(field)) != 0 else { continue }
      hasKey = true
      let key = Key(kind: kind, value: Symbol(number: UInt32(truncatingIfNeeded: row[field])))
      for mark in marks[key] ?? [] where mark.account != account && !found.contains(mark.account) {
        if mark.validity.from >= oldest, mark.validity.contains(time) { found.append(mark.account) }
      }
    }
    return hasKey ? found.count : nil
  }
}
