import ArgumentParser
import FrostConfig
import FrostDaemon
import FrostStore
import FrostTools

/// The database behind a command that goes over the journal.
struct JournalSource {
  var configuration: DaemonConfiguration
  var store: Store

  /// Read beside a running frostd, which it does not disturb: one state of the database, as of the moment it is opened.
  /// - Parameter state: instead of the configuration's.
  static func open(state: String?, config: String) throws(Failure) -> JournalSource {
    do {
      let configuration = try Loading.configuration(RunOptions(configuration: config, state: state))
      return JournalSource(
        configuration: configuration, store: try Store.reading(configuration.state, besides: true))
    } catch {
      throw Failure(stopped: error)
    }
  }

  /// What is known of accounts now.
  func outcomes() throws(Failure) -> KnownOutcomes {
    do { return KnownOutcomes(try store.labels()) } catch { throw Failure(stopped: error) }
  }
}
