import Testing

@testable import FrostConfig

struct DaemonConfigurationTests {
  private func rendered(_ text: String) throws -> String {
    let directory = try TemporaryDirectory()
    try directory.write("frost.yaml", text)
    do {
      _ = try DaemonConfiguration.load(directory.path + "/frost.yaml")
      return ""
    } catch {
      return error.rendered.replacing(directory.path + "/", with: "")
    }
  }

  @Test func `the shipped file holds every default`() throws {
    let shipped = try DaemonConfiguration.load(Checkout.root + "/systemd/frost.yaml")
    #expect(
      shipped == DaemonConfiguration(sources: [.init(name: "wallet", place: .file("/var/log/wallet/events.jsonl"))]))
  }

  @Test func `paths are relative to the file`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(
      "etc/frost.yaml",
      """
      rules: ../rules
      state: /tmp/state
      sources: [{name: w, file: w.jsonl, start: end}]
      lateness: 90s
      duplicates: {horizon: 1d, entries: 5000}
      batch: {events: 10, age: 5ms, line: 2048}
      retention: {journal: 30d, decisions: 90d, feed: 7d, quarantine: 1d, size-gib: 2}
      memory: 3GiB
      clock: stream
      log-level: debug
      services: [callcentre, chat]
      """)
    let configuration = try DaemonConfiguration.load(directory.path + "/etc/frost.yaml")
    #expect(configuration.rules == directory.path + "/etc/../rules")
    #expect(configuration.state == "/tmp/state")
    #expect(configuration.sources == [.init(name: "w", place: .file(directory.path + "/etc/w.jsonl"), start: .end)])
    #expect(configuration.services == ["callcentre", "chat"])
    #expect(configuration.lateness == 90_000)
    #expect(configuration.duplicates.horizon == 86_400_000)
    #expect(configuration.duplicates.entries == 5000)
    #expect(configuration.batch.events == 10)
    #expect(configuration.batch.age == 5)
    #expect(configuration.batch.line == 2048)
    let day: Int64 = 86_400_000
    #expect(configuration.retention.journal == 30 * day && configuration.retention.decisions == 90 * day)
    #expect(configuration.retention.feed == 7 * day && configuration.retention.quarantine == day)
    #expect(configuration.retention.size == 2 << 30)
    #expect(configuration.memory == 3 << 30)
    #expect(configuration.clock == .stream)
    #expect(configuration.logLevel == .debug)
  }

  @Test func `mistakes are all named, each with its place and the nearest key`() throws {
    let said = try rendered(
      """
      sources:
        - {name: wallet, fiel: a}
        - {name: wallet, file: b, start: now}
      laetness: 5m
      clock: system
      batch: {events: 0}
      lateness: 30d
      memory: 4 GB
      """)
    for line in [
      "frost.yaml:2:20: error: unknown key `fiel` in a source", "hint: did you mean `file`?",
      "frost.yaml:2:5: error: a source needs the key `file`",
      "frost.yaml:3:12: error: the source `wallet` is declared twice",
      "frost.yaml:3:36: error: `start` is one of beginning, end, not `now`",
      "frost.yaml:4:1: error: unknown key `laetness` in the configuration", "hint: did you mean `lateness`?",
      "frost.yaml:5:8: error: `clock` is one of wall, stream, not `system`",
      "frost.yaml:6:17: error: `events` is a whole number from 1 to 65536, not `0`",
      "frost.yaml:8:9: error: `memory` is a size in whole KiB, MiB, GiB or TiB, not `4 GB`",
      "error: ids are forgotten before late events stop to count",
    ] {
      #expect(said.contains(line))
    }
  }

  @Test func `a source is a file, several, a socket or a journal, and one of them`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(
      "frost.yaml",
      """
      sources:
        - {name: days, file: "in/*.jsonl"}
        - {name: ask, socket: ask.sock}
        - {name: log, journal: {unit: wallet.service, directory: j}}
        - {name: said, journal: {identifier: wallet}}
      """)
    let configuration = try DaemonConfiguration.load(directory.path + "/frost.yaml")
    #expect(
      configuration.sources.map(\.place) == [
        .files(directory.path + "/in/*.jsonl"), .socket(directory.path + "/ask.sock"),
        .journal(.init(unit: "wallet.service", directory: directory.path + "/j")),
        .journal(.init(identifier: "wallet")),
      ])
    #expect(configuration.sourceSkew == 3_600_000)
    let said = try rendered(
      """
      sources:
        - {name: a, file: x, socket: y}
        - {name: b, journal: {}}
        - {name: c, journal: {directory: j}}
      """)
    #expect(said.contains("frost.yaml:2:24: error: a source has one of file, socket, journal"), "\(said)")
    #expect(said.contains("frost.yaml:4:24: error: `journal` needs a unit or an identifier"), "\(said)")
  }

  @Test func `standard input is one source at most`() throws {
    let said = try rendered(
      """
      sources: [{name: a, file: "-"}, {name: b, file: "-"}]
      """)
    #expect(said.contains("error: standard input can be one source only"))
  }

  @Test func `an empty or absent configuration is refused`() throws {
    #expect(try rendered("# nothing\n").contains("the configuration is empty"))
    #expect(throws: LoadFailure.self) { try DaemonConfiguration.load("/nonexistent/frost.yaml") }
  }
}
