import FrostEngine
import FrostEvents
import FrostStore

extension Sample {
  /// What the engine leaves to be found of three events: `A7` and then `A9` with one card, `a/1` without.
  static func lookups(_ lookup: Lookup) -> [LookupRow] {
    lookup.rows(
      of: Sought(
        fields: ["txn", "account", "card"],
        entries: [
          (time(1), "A7", [(0, "T77"), (1, "A7"), (2, "6222001")]),
          (time(90_000), "A9", [(0, "T78"), (1, "A9"), (2, "6222001")]),
          (time(2), "a/1", [(1, "a/1")]),
        ]))
  }
}
