import Foundation
import FrostEngine
import GRDB
import Synchronization
import Testing

@testable import FrostStore

/// How long commits take, with SQLite's own checkpoints in them and with checkpoints beside them: prints, judges nothing.
/// `FROST_COMMIT_TIMES=1000 swift test --filter CommitTimes` stores so many commits of 4,096 events each way.
@Suite(.serialized) struct CommitTimes {
  private static let commits = Int(ProcessInfo.processInfo.environment["FROST_COMMIT_TIMES"] ?? "") ?? 0

  enum Way: String, CaseIterable {
    case within = "within commits"
    case beside = "beside commits"
  }

  /// In turns, so that both meet the same neighbours on the machine.
  @Test(.enabled(if: commits > 0), arguments: [0, 50])
  func `commit times`(pause milliseconds: Int) throws {
    var times: [Way: [Double]] = [:]
    var mostInLog: Int64 = 0
    for _ in 0..<Self.turns {
      for way in Way.allCases {
        let (taken, inLog) = try Self.run(way, commits: Self.commits / Self.turns, pause: milliseconds)
        times[way, default: []] += taken
        mostInLog = max(mostInLog, inLog)
      }
    }
    for way in Way.allCases {
      let sorted = times[way, default: []].sorted()
      func share(_ share: Double) -> String {
        String(format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
      }
      print(
        "\(way.rawValue), \(milliseconds) ms between two: \(sorted.count) commits; ms: median \(share(0.5)),",
        "90 % \(share(0.9)), 99 % \(share(0.99)), 99.9 % \(share(0.999)), most \(share(1))",
        way == .beside ? "; most in the log \(mostInLog >> 20) MiB" : "")
    }
  }

  private static let turns = 8

  private static func run(
    _ way: Way, commits: Int, pause milliseconds: Int
  ) throws -> (times: [Double], mostInLog: Int64) {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      if way == .within {
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 1000") }
      }
      let isOver = Mutex(false)
      let mostInLog = Mutex<Int64>(0)
      let ended = DispatchSemaphore(value: 0)
      let mover = Thread {
        while !isOver.withLock({ $0 }) {
          try? store.checkpoint()
          mostInLog.withLock { $0 = max($0, store.log.bytes) }
          Thread.sleep(forTimeInterval: 0.1)
        }
        ended.signal()
      }
      if way == .beside { mover.start() }
      var times: [Double] = []
      for number in 0..<commits {
        let commit = Self.commit(number)
        let lookups = Self.lookups()
        let began = DispatchTime.now().uptimeNanoseconds
        try store.commit(commit, lookups: lookups)
        times.append(Double(DispatchTime.now().uptimeNanoseconds - began) / 1e6)
        if milliseconds > 0 { Thread.sleep(forTimeInterval: Double(milliseconds) / 1000) }
      }
      isOver.withLock { $0 = true }
      if way == .beside { ended.wait() }
      return (times, mostInLog.withLock { $0 })
    }
  }

  /// A journal of 4,096 events, a decision and a change for one event in forty.
  private static func commit(_ number: Int) -> Commit {
    var commit = Sample.chunk(
      first: Int64(number) * 4096 + 1, inputs: 4096, bytes: [UInt8](repeating: 7, count: 400_000))
    commit.position = Sample.position
    let document = String(repeating: "x", count: 1000)
    for index in 0..<100 {
      let id = "\(number)-\(index)"
      commit.decisions.append(
        DecisionRow(
          id: "dec_\(id)", input: commit.firstInput, account: "A\(Int.random(in: 0..<100_000))", event: "e\(id)",
          type: "transfer", time: Sample.time(Int64(number)), score: 50, actions: "alert", document: document))
      commit.changes.append(
        Change(
          id: "chg_\(id)", kind: "alert.queued", account: "A1", at: Sample.time(Int64(number)), document: document))
    }
    return commit
  }

  private static func lookups() -> [LookupRow] {
    (0..<1000).map { _ in
      LookupRow(hash: .random(in: .min ... .max), account: "A\(Int.random(in: 0..<100_000))", day: 20_000)
    }
  }
}
