import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import FrostStore
import Glibc
import Logging

/// Everything that has to be there before the first line is read, in the order it comes into being. frostd has no other
/// place where things begin.
struct Startup {
  let configuration: DaemonConfiguration
  let store: Store
  let rules: RuleSet
  let logger: Logger

  /// Steps 1 to 4: what can be wrong is found here, before anything is changed.
  init(_ options: RunOptions) throws(StartFailure) {
    signal(SIGPIPE, SIG_IGN)
    Memory.keepLargeApart()
    configuration = try Loading.configuration(options)
    let level = Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
    logger = Logger(label: "frostd") { _ in JournalLogHandler(level: level) }
    rules = try Loading.rules(configuration.rules)
    store = try Self.open(configuration.state)
    logger.info("rules \(configuration.rules): \(rules.summary), hash \(rules.hash.prefix(12))")
  }

  private static func open(_ directory: String) throws(StartFailure) -> Store {
    let auditKey = try SecretKey.credential("frost-audit-key")
    do throws(StoreError) {
      return try Store.open(directory, auditKey: auditKey)
    } catch {
      throw StartFailure(error.exitCode, "\(error)" + (error.hint.map { "\n  hint: \($0)" } ?? ""))
    }
  }

  /// The index that accounts are found by.
  /// - Returns: with it, whether every event since the beginning is in it.
  func lookup() throws(StartFailure) -> (Lookup, knowsEverySeen: Bool) {
    let credentials = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
    let (key, isFromFile) = try LookupKey.load(state: configuration.state, credentials: credentials)
    let lookup = Lookup(key: key)
    if isFromFile, try stored({ () throws(StoreError) in try !store.isMade(with: lookup) }) {
      throw StartFailure(
        .config,
        """
        \(configuration.state)/lookup.key: this is not the key that the index of accounts was made with
          hint: put the right one back; or move it away: another is made, and the index begins anew
        """)
    }
    return (lookup, try stored { () throws(StoreError) in try store.beginLookups(lookup) })
  }

  /// Erasures that a crash interrupted.
  func finishErasures() throws(StartFailure) {
    let done = try stored { () throws(StoreError) in try store.finishErasures(rules.schema) }
    for account in done.keys.sorted() { logger.notice("the erasure of \(account) is finished") }
  }

  /// Guards that stand tripped, brakes and requests for consent, as health shows them.
  func standingMeasures() throws(StartFailure) -> [MeasureRow] {
    try stored { () throws(StoreError) in try store.watchedMeasures() }
  }

  func stored<Value>(_ read: () throws(StoreError) -> Value) throws(StartFailure) -> Value {
    do throws(StoreError) {
      return try read()
    } catch {
      throw StartFailure(error.exitCode, "\(error)")
    }
  }
}

extension Store {
  /// Measures that stand, of the kinds that health watches.
  func watchedMeasures() throws(StoreError) -> [MeasureRow] {
    var rows: [MeasureRow] = []
    for kind in Facts.Contents.watchedMeasures {
      rows += try measures(kind: kind, state: .standing, limit: Self.maximumWatched)
    }
    return rows
  }

  /// Of each kind; people ask for some at a time.
  private static let maximumWatched = 10_000
}

extension StoreError {
  var exitCode: ExitCode {
    switch self {
    case .notWritable, .notReadable: .noPermission
    case .locked: .temporary
    case .newerSchema, .olderSchema, .notFrost: .config
    default: .inputOutput
    }
  }
}

extension Double {
  /// With so many decimals, rounded.
  func text(decimals: Int) -> String {
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = Int((self * Double(power)).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let fraction = String(scaled.magnitude % UInt(power))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / UInt(power)).\(zeros)\(fraction)"
  }
}
