import CEL
import FrostEvents
import FrostRules

/// All lists of the rule set in force, with what operators put on them. Operators' entries stay when the rules change, and
/// wait where the new ones have no such list.
struct ListBook: Sendable {
  private var lists: [ValueList] = []
  private var indexes: [MemberIndex] = []
  /// By list: the span of each operator's row, -1 where it is none for this kind of list.
  private var spans: [[Int]] = []
  var entries: [String: OperatorEntries] = [:]
  private var addresses = AddressCache()

  /// Takes the lists of another rule set; ended entries that no event can ask for any more are forgotten.
  mutating func take(_ lists: [ValueList], oldest: EventTime, symbols: inout SymbolTable) {
    self.lists = lists
    indexes = []
    spans = []
    for list in lists {
      entries[list.name]?.forget(before: oldest)
      var index = MemberIndex(list.kind)
      for entry in list.entries { _ = index.add(entry.value, entry.validity, symbols: &symbols) }
      var places: [Int] = []
      for row in entries[list.name]?.rows ?? [] {
        places.append(index.add(row.value, row.validity, symbols: &symbols) ?? -1)
      }
      indexes.append(index)
      spans.append(places)
    }
  }

  mutating func apply(_ row: ListEntryRow, symbols: inout SymbolTable) {
    let (place, isNew) = entries[row.list, default: OperatorEntries()].apply(row)
    guard let list = number(of: row.list) else { return }
    if isNew {
      spans[list].append(indexes[list].add(row.value, row.validity, symbols: &symbols) ?? -1)
    } else if spans[list][place] >= 0 {
      indexes[list].change(spans[list][place], to: row.validity)
    }
  }

  /// Makes room on a list that is full of ended entries.
  mutating func compact(oldest: EventTime, symbols: inout SymbolTable) {
    take(lists, oldest: oldest, symbols: &symbols)
  }

  // MARK: questions

  /// Whether a text is on a list for an event at `time`.
  @inline(__always)
  mutating func contains(_ symbol: Symbol, list: Int, at time: EventTime, _ symbols: SymbolTable) -> Bool {
    switch indexes[list].kind {
    case .texts: return indexes[list].contains(symbol, at: time)
    case .networks:
      guard let address = addresses.address(of: symbol, symbols) else { return false }
      return indexes[list].contains(address, at: time)
    }
  }

  func number(of list: String) -> Int? { lists.firstIndex { $0.name == list } }

  var names: [String] { lists.map(\.name) }

  func kind(of list: Int) -> ListSpec.Kind { lists[list].kind }

  func count(of list: String) -> Int { entries[list]?.rows.count ?? 0 }

  func standing(_ value: String, on list: String, at time: EventTime) -> ListEntryRow? {
    entries[list]?.standing(value, at: time)
  }

  /// The entry that a file gives a value.
  func written(_ value: String, on list: Int, at time: EventTime) -> ValueList.Entry? {
    lists[list].entries.first { $0.value == value && time < $0.validity.until }
  }
}
