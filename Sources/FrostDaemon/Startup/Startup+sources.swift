import FrostConfig
import FrostEvents
import FrostRules
import FrostSources
import FrostStore

extension Startup {
  /// Step 6: the sources, each where it stopped.
  func sources() throws(StartFailure) -> OpenedSources {
    let positions = try stored { () throws(StoreError) in try store.positions() }
    var opened = OpenedSources(events: [], watch: ChangeWatch())
    for source in configuration.sources { try open(source, positions, &opened) }
    return opened
  }

  private func open(
    _ source: DaemonConfiguration.Source, _ positions: [SourcePosition], _ opened: inout OpenedSources
  ) throws(StartFailure) {
    let (name, watch) = (source.name, opened.watch)
    let position = positions.first { $0.source == name }
    var options = FileTail.Options()
    options.start = source.start == .end ? .end : .beginning
    options.batchLines = configuration.batch.events
    options.lineLimit = configuration.batch.line
    switch source.place {
    case .standardInput: opened.events.append(StandardInput(source: name, from: position, options: options))
    case .file(let path):
      opened.events.append(FileTail(source: name, path: path, from: position, options: options, watch: watch))
    case .files(let pattern):
      let own = positions.filter { $0.source.hasPrefix(name + "/") }
      opened.globs.append(FileGlob(source: name, pattern: pattern, from: own, options: options, watch: watch))
    case .journal(let journal):
      opened.events.append(
        JournalSource(
          source: name, directory: journal.directory, matches: journal.matches, from: position, options: options))
    case .socket(let path):
      guard rules.schema.roles.id != nil else {
        throw StartFailure(
          .config,
          """
          source \(source.name): a socket needs events with an id: what was not answered is sent again
            hint: say in schema.yaml where the id stands: `id: {at: /id, type: text, required: true}`
          """)
      }
      opened.events.append(SocketSource(source: name, path: path, from: position, lines: options))
    }
  }
}

extension DaemonConfiguration.Source.Place {
  /// What an operator looks at.
  var shown: String {
    switch self {
    case .file(let path), .files(let path), .socket(let path): path
    case .standardInput: "standard input"
    case .journal(let journal): journal.directory ?? "the systemd journal"
    }
  }

  var isGlob: Bool { if case .files = self { true } else { false } }
}

extension DaemonConfiguration.Source.Journal {
  /// Who logged it, as systemd knows, or says itself.
  fileprivate var matches: [String] {
    [unit.map { "_SYSTEMD_UNIT=\($0)" }, identifier.map { "SYSLOG_IDENTIFIER=\($0)" }].compactMap { $0 }
  }
}
