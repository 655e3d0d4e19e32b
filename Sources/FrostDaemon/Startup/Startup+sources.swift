import FrostConfig
import FrostEvents
import FrostRules
import FrostSources
import FrostStore

extension Startup {
  /// Step 6: the sources, each where it stopped.
  func sources() throws(StartFailure) -> OpenedSources {
    let watch = ChangeWatch()
    let positions = try stored { () throws(StoreError) in try store.positions() }
    var events: [any EventSource] = []
    for source in configuration.sources {
      events.append(try open(source, from: positions.first { $0.source == source.name }, watch))
    }
    return OpenedSources(events: events, watch: watch)
  }

  private func open(
    _ source: DaemonConfiguration.Source, from position: SourcePosition?, _ watch: ChangeWatch
  ) throws(StartFailure) -> any EventSource {
    var options = FileTail.Options()
    options.start = source.start == .end ? .end : .beginning
    options.batchLines = configuration.batch.events
    options.lineLimit = configuration.batch.line
    switch source.place {
    case .standardInput: return StandardInput(source: source.name, from: position, options: options)
    case .file(let path):
      return FileTail(source: source.name, path: path, from: position, options: options, watch: watch)
    case .socket(let path):
      guard rules.schema.roles.id != nil else {
        throw StartFailure(
          .config,
          """
          source \(source.name): a socket needs events with an id: what was not answered is sent again
            hint: say in schema.yaml where the id stands: `id: {at: /id, type: text, required: true}`
          """)
      }
      return SocketSource(source: source.name, path: path, from: position, lines: options)
    }
  }
}

extension DaemonConfiguration.Source.Place {
  /// What an operator looks at.
  var shown: String {
    switch self {
    case .file(let path), .socket(let path): path
    case .standardInput: "standard input"
    }
  }
}
