import FrostEvents
import Glibc
package import Logging

/// One line a message on standard error: with a `<N>` priority for the journal, with time and level for a person.
package struct JournalLogHandler: LogHandler {
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  private let forJournal: Bool

  package init(level: Logger.Level) {
    logLevel = level
    forJournal = getenv("JOURNAL_STREAM") != nil
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
      .map { " \($0.key)=\($0.value)" }.joined()
    var text = "\(event.message)\(facts)"
    if let error = event.error { text += ": \(error)" }
    let start = forJournal ? "<\(event.level.priority)>" : "\(EventTime.now.text) \(event.level.rawValue): "
    // The journal takes each line as a message of its own.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bytes = Array(lines.map { (forJournal || $0 == lines[0] ? start : "  ") + $0 + "\n" }.joined().utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { return }
    }
  }
}

extension Logger.Level {
  /// The priorities of syslog, which the journal uses.
  fileprivate var priority: Int {
    switch self {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}
