import FrostEngine
import FrostEvents
import FrostStore
import Glibc

/// A commit of the shipped pack, by the clock: on the disk, in memory, where no sync waits, and append and fdatasync of as many
/// bytes without a database.
enum StoreBenchmarks {
  static let all = [(events: 64, commits: 1000), (events: 4096, commits: 60)].flatMap { size in
    [
      Benchmark("store/commits of \(size.events) events, disk") { try commit(size, below: ".build-bench", &$0) },
      Benchmark("store/commits of \(size.events) events, memory") { try commit(size, below: "/dev/shm", &$0) },
      Benchmark("store/append and fdatasync of their bytes, \(size.events) events") { try append(size, &$0) },
    ]
  }

  private typealias Size = (events: Int, commits: Int)

  private static func commits(_ size: Size, _ meter: Meter) throws -> [Commit] {
    let lines = Subject.pack.lines(size.events * meter.scaled(size.commits))
    var engine = try Subject.pack.engine()
    var reading = Reading(engine)
    return reading.batches(lines, size: size.events).map { engine.process([$0]) }
  }

  private static func commit(_ size: Size, below parent: String, _ meter: inout Meter) throws {
    let commits = try commits(size, meter)
    meter.countsWaits = true
    try withTemporaryDirectory(below: parent) { directory in
      let store = try Store.open(directory)
      let lookup = Lookup(key: Array(repeating: 7, count: 32))
      var failure: (any Error)?
      for commit in commits {
        meter.measure(commit.inputs) {
          do {
            let rows = lookup.rows(of: commit.sought)
            try store.commit(commit, lookups: rows)
            lookup.note(rows)
          } catch { failure = error }
        }
      }
      if let failure { throw failure }
      let events = Double(max(1, meter.events))
      meter.notes.append(("rows an event", Report.decimal(Double(commits.reduce(0) { $0 + $1.rows }) / events, 3)))
      meter.notes.append(("bytes an event", "\(Int(Double(store.bytes) / events))"))
    }
  }

  private static func append(_ size: Size, _ meter: inout Meter) throws {
    let bytes = try commits(size, meter).map(\.journal)
    meter.countsWaits = true
    try withTemporaryDirectory(below: ".build-bench") { directory in
      let file = open(directory + "/appended", O_WRONLY | O_CREAT | O_APPEND, 0o600)
      guard file >= 0 else { fatalError("\(directory) cannot be written") }
      defer { close(file) }
      for bytes in bytes {
        meter.measure(size.events) {
          guard write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 else { fatalError("no space") }
        }
      }
    }
  }
}

extension Commit {
  /// Rows of tables that it adds beside the journal.
  fileprivate var rows: Int {
    decisions.count + freezes.count + causes.count + holds.count + stepUps.count + alerts.count + escalations.count
      + labels.count + exceptions.count + changes.count
  }
}
