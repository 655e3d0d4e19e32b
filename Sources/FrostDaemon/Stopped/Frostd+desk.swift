import FrostConfig
package import FrostControl
import FrostEvents
import FrostRules
import FrostStore
import Glibc

extension Frostd {
  /// Answers to what the read socket answers, from the state directory of a frostd that is stopped.
  /// - Throws: `StoreError.locked` where one has the directory; else what is wrong with it, or with configuration or rules.
  package static func desk(_ options: RunOptions) throws -> Desk {
    let configuration = try Loading.configuration(options)
    let rules = try Loading.rules(configuration.rules)
    let store = try Store.reading(configuration.state, auditKey: try SecretKey.credential("frost-audit-key"))
    return Desk(
      store: store, port: try StoppedDaemon(configuration, rules, store), bookCurrency: rules.schema.bookCurrency,
      services: Set(configuration.services), rights: configuration.rights,
      finding: try finding(in: store, configuration.state))
  }

  /// nil: the key of the index is not here, or another one.
  private static func finding(in store: Store, _ state: String) throws -> Finding? {
    let credentials = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
    guard let key = try LookupKey.existing(state: state, credentials: credentials) else { return nil }
    let lookup = Lookup(key: key)
    guard try store.isMade(with: lookup) else { return nil }
    return Finding(lookup: lookup, knowsEverySeen: try store.knowsEveryLookup())
  }
}
