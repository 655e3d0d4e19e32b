import CEL
import Foundation
import FrostRules

extension DaemonConfiguration {
  private static let keys = [
    "rules", "state", "run", "sources", "lateness", "duplicates", "batch", "retention", "checkpoints",
    "memory", "clock", "log-level", "services", "rights",
  ]

  /// Reads the file at `path`; relative paths in it are relative to it.
  /// - Throws: everything that is wrong with it.
  package static func load(_ path: String) throws(LoadFailure) -> DaemonConfiguration {
    let findings = Findings()
    guard let (source, _) = FileText(findings: findings).read(path, name: path) else {
      throw LoadFailure(findings.diagnostics, files: [])
    }
    let root = YAMLReader(source: source, findings: findings).read()
    if root == nil && findings.isEmpty { findings.error("the configuration is empty", at: source.place(1, 1)) }
    let directory = (path as NSString).deletingLastPathComponent
    let reader = Reader(directory: directory.isEmpty ? "." : directory, findings: findings)
    guard let configuration = root.flatMap({ reader.configuration($0) }), findings.isEmpty else {
      throw LoadFailure(findings.diagnostics, files: [source])
    }
    return configuration
  }

  private struct Reader {
    private static let example = "sources: [{name: wallet, file: /var/log/wallet/events.jsonl, start: beginning}]"

    let directory: String
    let findings: Findings

    func configuration(_ root: YAMLValue) -> DaemonConfiguration? {
      guard let map = MapReader(root, "the configuration", known: keys, example: Self.example, findings) else {
        return nil
      }
      let list = map.required("sources", example: Self.example)?.items("`sources`", example: Self.example, findings)
      var configuration = DaemonConfiguration(sources: sources(list ?? []))
      if configuration.sources.count(where: { $0.place == .standardInput }) > 1 {
        findings.error("standard input can be one source only", at: map["sources"]?.place ?? map.place)
      }
      if list?.isEmpty == true { findings.error("there is no source", at: map.place, hint: Self.example) }
      if let rules = path("rules", map) { configuration.rules = rules }
      if let state = path("state", map) { configuration.state = state }
      if let run = path("run", map) { configuration.run = run }
      if let lateness = map.duration("lateness", example: "lateness: 5m") { configuration.lateness = lateness }
      if let value = map["duplicates"] { read(value, into: &configuration.duplicates) }
      if configuration.duplicates.horizon < configuration.lateness + configuration.sourceSkew {
        let skew = configuration.sourceSkew > 0 ? " and an hour, by which sources may lie apart" : ""
        findings.error(
          "ids are forgotten before late events stop to count", at: map["duplicates"]?.place ?? map.place,
          hint: "`horizon` of `duplicates` must be at least `lateness`\(skew)")
      }
      if let value = map["batch"] { read(value, into: &configuration.batch) }
      if let value = map["retention"] { read(value, into: &configuration.retention) }
      if let value = map["checkpoints"] { read(value, into: &configuration.checkpoints) }
      if let memory = map.size("memory", example: "memory: 4GiB") { configuration.memory = memory }
      if let clock = map.choice("clock", of: Clock.self) { configuration.clock = clock }
      if let level = map.choice("log-level", of: LogLevel.self) { configuration.logLevel = level }
      if let services = map.texts("services", example: "services: [callcentre]") {
        configuration.services = services.map(\.value)
      }
      if let value = map["rights"] { configuration.rights = rights(value) }
      return configuration
    }

    private func rights(_ value: YAMLValue) -> [String: [String]] {
      let example = "rights: {authority: [lea], supervisor: [sue, tom]}"
      let known = ["authority", "supervisor"]
      guard let map = MapReader(value, "`rights`", known: known, example: example, findings) else { return [:] }
      var rights: [String: [String]] = [:]
      for name in known {
        if let users = map.texts(name, example: "\(name): [lea]") { rights[name] = users.map(\.value) }
      }
      return rights
    }

    private func sources(_ values: [YAMLValue]) -> [Source] {
      var names = Names("source", findings)
      return values.compactMap { value in
        let known = ["name", "file", "socket", "journal", "start"]
        guard let map = MapReader(value, "a source", known: known, example: Self.example, findings) else { return nil }
        let name = map.required("name", example: "name: wallet")?.text("name", example: "name: wallet", findings)
        let place = SourcePlaceReader(directory: directory, findings: findings).place(map)
        let start = map.choice("start", of: Source.Start.self) ?? .beginning
        if let name {
          names.checkID(name)
          _ = names.add(name)
        }
        guard let name, let place else { return nil }
        return Source(name: name.value, place: place, start: start)
      }
    }

    private func read(_ value: YAMLValue, into duplicates: inout Duplicates) {
      let example = "duplicates: {horizon: 7d, entries: 20000000}"
      guard let map = MapReader(value, "`duplicates`", known: ["horizon", "entries"], example: example, findings) else {
        return
      }
      if let horizon = map.duration("horizon", example: "horizon: 7d") { duplicates.horizon = horizon }
      if let entries = map.integer("entries", in: 1000...1_000_000_000, example: "entries: 20000000") {
        duplicates.entries = entries
      }
    }

    private func read(_ value: YAMLValue, into batch: inout Batch) {
      let example = "batch: {events: 4096, age: 1ms, line: 1048576}"
      guard let map = MapReader(value, "`batch`", known: ["events", "age", "line"], example: example, findings) else {
        return
      }
      if let events = map.integer("events", in: 1...65_536, example: "events: 4096") { batch.events = events }
      if let age = map.duration("age", example: "age: 1ms") { batch.age = age }
      if let line = map.integer("line", in: 1024...(64 << 20), example: "line: 1048576") { batch.line = line }
    }

    private func read(_ value: YAMLValue, into retention: inout Retention) {
      let example = "retention: {journal: 400d, decisions: 1825d, feed: 90d, quarantine: 90d, size-gib: 100}"
      let known = ["journal", "decisions", "feed", "quarantine", "size-gib"]
      guard let map = MapReader(value, "`retention`", known: known, example: example, findings) else { return }
      if let kept = map.duration("journal", example: "journal: 400d") { retention.journal = kept }
      if let kept = map.duration("decisions", example: "decisions: 1825d") { retention.decisions = kept }
      if let kept = map.duration("feed", example: "feed: 90d") { retention.feed = kept }
      if let kept = map.duration("quarantine", example: "quarantine: 90d") { retention.quarantine = kept }
      if let size = map.integer("size-gib", in: 1...100_000, example: "size-gib: 100") {
        retention.size = Int64(size) << 30
      }
    }

    private func read(_ value: YAMLValue, into checkpoints: inout Checkpoints) {
      let example = "checkpoints: {every: 5m}"
      guard let map = MapReader(value, "`checkpoints`", known: ["every"], example: example, findings) else { return }
      if let every = map.duration("every", example: "every: 5m") { checkpoints.every = every }
    }

    private func path(_ key: String, _ map: MapReader) -> String? { map.path(key, relativeTo: directory) }
  }
}
