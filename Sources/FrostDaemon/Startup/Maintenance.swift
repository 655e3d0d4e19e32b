import FrostConfig
import FrostEvents
import FrostStore

/// What is done to a state directory that no frostd has.
extension Frostd {
  /// Reads a state directory's database through.
  /// - Returns: what is damaged, a line each.
  package static func verify(_ options: RunOptions) throws(StartFailure) -> [String] {
    let configuration = try Loading.configuration(options)
    let auditKey = try SecretKey.credential("frost-audit-key")
    return try stored { () throws(StoreError) in
      try Store.open(configuration.state, auditKey: auditKey).verify().map { "\($0.place): \($0.message)" }
    }
  }

  /// Reads a copy of a database through.
  /// - Returns: what is damaged, a line each.
  package static func verify(backup path: String) throws(StartFailure) -> [String] {
    try stored { () throws(StoreError) in
      try Store.verify(backup: path).map { "\($0.place): \($0.message)" }
    }
  }

  /// Puts a copy in the place of the database.
  /// - Returns: a line that says what was done.
  package static func restore(_ backup: String, _ options: RunOptions) throws(StartFailure) -> String {
    let configuration = try Loading.configuration(options)
    let aside = try stored { () throws(StoreError) in
      try Store.restore(backup, to: configuration.state, at: .now)
    }
    return "\(configuration.state)/frost.db is \(backup) now; "
      + (aside.map { "what was there is kept in \($0)" } ?? "there was none before")
  }

  private static func stored<Value>(_ body: () throws(StoreError) -> Value) throws(StartFailure) -> Value {
    do throws(StoreError) {
      return try body()
    } catch {
      throw StartFailure(error.exitCode, "\(error)" + (error.hint.map { "\n  hint: \($0)" } ?? ""))
    }
  }
}
