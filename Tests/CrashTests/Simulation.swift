import CFaultyDisk
import Foundation
import FrostEngine
import FrostEvents
import FrostRules
import GRDB

@testable import FrostStore

/// The real engine and the real store in one thread, on a disk that forgets, tears, fails and fills up. It is stopped
/// between any two effects, starts again, recovers and goes on, until the script is done.
final class Simulation {
  /// Mistakes that the simulator must find.
  enum Canary: CaseIterable {
    /// A step is stored in two transactions: journal and position first, what follows from them second.
    case twoTransactions
    /// A sync promises and does nothing.
    case lyingSyncs
    /// A commit that failed is dropped, and the next one stored.
    case droppedCommits
    /// A checkpoint's keys are taken for older ones than they are: inputs come to them twice.
    case olderKeys
    /// A checkpoint gets its name before its bytes are on the disk.
    case unsyncedCheckpoint
    /// A checkpoint is taken for written before its name is on the disk.
    case unsyncedName
    /// An erasure that a crash interrupted is taken for done.
    case interruptedErasures
  }

  struct Stopped: Error {}

  /// What must not happen.
  struct Broken: Error, CustomStringConvertible {
    var description: String
  }

  let script: Script
  let rules: RuleSet
  let directory: String
  var canary: Canary?
  var random: SplitMix64
  private var lookup = Simulation.newLookup
  /// Whether it may be stopped, and writes checkpoints.
  private var hasFaults = false
  /// Only where there are faults keys are packed, and then all the time.
  var options: Engine.Options { .init(lateness: 600_000, memoryLimit: hasFaults ? 1 : nil) }
  /// What the store has promised to keep.
  private var promised: Int64 = 0
  private(set) var crashes = 0
  var failures = 0
  var checkpoint: CheckpointInTheMaking?
  /// Checkpoints that were written, used and refused.
  var checkpoints = (written: 0, used: 0, refused: 0)
  /// The newest checkpoint that was said to be on the disk since the last erasure, which takes them away.
  var promisedCheckpoint: Int64 = 0
  /// Checkpoints that the simulation damaged itself.
  var damaged: Set<Int64> = []
  /// Erased accounts of which this life's engine knows nothing.
  var erasures: Int64 = 0
  private(set) var erased = 0

  init(_ script: Script, _ rules: RuleSet, directory: String, seed: UInt64, canary: Canary? = nil) {
    self.script = script
    self.rules = rules
    self.directory = directory
    self.canary = canary
    random = SplitMix64(state: seed)
    faulty_install()
    faulty_reset()
    faulty_lie_about_syncs(canary == .lyingSyncs)
    faulty_forget_checkpoint_syncs(canary == .unsyncedCheckpoint, canary == .unsyncedName)
  }

  /// Everything without a fault.
  func runThrough() throws -> [String] {
    guard try live() else { throw Broken(description: "it did not come to its end") }
    return try outcome()
  }

  /// The same with crashes and faults.
  func runWithFaults() throws -> [String] {
    hasFaults = true
    while true {
      planFaults()
      do {
        // It may still be stopped while the store closes.
        if try live(), !faulty_is_stopped() { break }
      } catch is Stopped {}
      if faulty_is_stopped() { restart() }
    }
    faulty_set_plan(faulty_plan())
    return try outcome()
  }

  private func planFaults() {
    var plan = faulty_plan()
    let reach: UInt64 = [30, 300, 1500].randomElement(using: &random)!
    plan.stop_at = .random(in: 1...reach, using: &random)
    if Bool.random(using: &random) {
      plan.fail_at = .random(in: 1...reach, using: &random)
      plan.fail_count = .random(in: 1...4, using: &random)
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      plan.full_at = .random(in: 1...reach, using: &random)
      plan.full_count = .random(in: 1...60, using: &random)
    }
    faulty_set_plan(plan)
  }

  private func restart() {
    crashes += 1
    // While everything fails: a process that is dead takes nothing away.
    checkpoint = nil
    let survival: Int32 = [0, 50, 90, 100].randomElement(using: &random)!
    faulty_restart(random.next(), survival, survival < 100)
    damageCheckpoint()
  }

  /// As the daemon does it beside the commits; one that fails is tried again later.
  private func moveLog(of store: Store) throws {
    do throws(StoreError) {
      try store.checkpoint()
    } catch {
      if faulty_is_stopped() { throw Stopped() }
      failures += 1
      guard Self.passes(error) else { throw Broken(description: "the log cannot be moved: \(error)") }
    }
  }

  // MARK: one life of the process

  /// From start to stop.
  /// - Returns: whether the script is done; false: it could not start because of a fault that passes.
  private func live() throws -> Bool {
    checkpoint = nil
    guard let (store, start) = try opened() else { return false }
    var engine = try loaded(from: store)
    try recover(&engine, store)
    var done = start
    while true {
      for request in script.requests[done] ?? [] {
        let (commit, _) = engine.process(request)
        try keep(commit, in: store)
        if case .erase = request.action {
          promisedCheckpoint = 0
          while try !finishErasures(of: store) {}
        }
      }
      if done == script.lines.count { return true }
      let limit = script.requests.keys.filter { $0 > done }.min() ?? script.lines.count
      let end = min(limit, done + Int.random(in: 1...12, using: &random))
      try keep(engine.process(batch(done..<end)), in: store)
      if Int.random(in: 0..<4, using: &random) == 0 { try moveLog(of: store) }
      if hasFaults { try goOnWithCheckpoint(engine, store) }
      done = end
    }
  }

  private static var newLookup: Lookup { Lookup(key: Array(repeating: 7, count: 32)) }

  private func opened() throws -> (Store, lines: Int)? {
    do {
      let store = try Store.open(directory + "/state")
      lookup = Self.newLookup
      _ = try store.beginLookups(lookup)
      if canary == .interruptedErasures {
        try store.pool.write { try $0.execute(sql: "UPDATE erasure SET done = 0 WHERE done IS NULL") }
      }
      if try !finishErasures(of: store) { return nil }
      erasures = try store.erasures()
      let positions = try store.positions()
      return (store, Int(positions.first?.offset ?? 0))
    } catch is Stopped {
      throw Stopped()
    } catch {
      if faulty_is_stopped() { throw Stopped() }
      failures += 1
      guard failures < 10_000, Self.passes(error) else {
        throw Broken(description: "it does not start any more: \(error)")
      }
      return nil
    }
  }

  /// As the daemon does it, beside the commits and before it recovers.
  /// - Returns: false: a fault that passes.
  private func finishErasures(of store: Store) throws -> Bool {
    do throws(StoreError) {
      let done = try store.finishErasures(rules.schema)
      lookup.forget()
      erased += done.count
      return true
    } catch {
      if faulty_is_stopped() { throw Stopped() }
      failures += 1
      guard Self.passes(error) else { throw Broken(description: "an account cannot be erased: \(error)") }
      return false
    }
  }

  /// Whether an error is the disk's, and passes with its fault.
  static func passes(_ error: any Error) -> Bool {
    switch error {
    case StoreError.database(let code, _): [10, 13, 14].contains(code & 0xFF)
    case let error as DatabaseError: [10, 13, 14].contains(error.resultCode.rawValue)
    default: false
    }
  }

  private func recover(_ engine: inout Engine, _ store: Store) throws {
    do {
      let first = engine.nextInput
      try store.journalChunks(from: first) { chunk, number, _ in
        if number >= first { try engine.recover(chunk: chunk, firstInput: number) }
      }
      if engine.isInGap { throw Broken(description: "the journal ends before the checkpoint") }
      engine.resume(try store.counters())
      let next = try store.nextInput() ?? 1
      if next < promised { throw Broken(description: "inputs \(next) to \(promised - 1) were stored, and are gone") }
    } catch {
      if faulty_is_stopped() { throw Stopped() }
      if Self.passes(error) { return try recoverAgain(&engine, store) }
      throw error
    }
  }

  private func recoverAgain(_ engine: inout Engine, _ store: Store) throws {
    failures += 1
    engine = try loaded(from: store)
    try recover(&engine, store)
  }

  private func batch(_ lines: Range<Int>) -> EventBatch {
    var decoder = LineDecoder(schema: rules.schema)
    var batch = EventBatch(
      width: rules.schema.fields.count,
      position: SourcePosition(
        source: "wallet", generation: .init(device: 1, inode: 2), offset: Int64(lines.upperBound)),
      readAt: EventTime(milliseconds: 0))
    for number in lines {
      script.lines[number].withUnsafeBytes {
        decoder.decode(UnsafeRawBufferPointer(rebasing: $0.dropLast()), at: Int64(number), into: &batch)
      }
    }
    let time = rules.schema.roles.time
    let times = (0..<batch.count).map { batch.words[$0 * batch.width + time] }
    batch.readAt = EventTime(milliseconds: times.min() ?? 0)
    return batch
  }

  /// As the store thread does it: one that fails is tried again as it is.
  private func keep(_ commit: Commit, in store: Store) throws {
    for part in canary == .twoTransactions ? commit.inTwo : [commit] {
      for attempt in 1... {
        do {
          try store.commit(part, lookups: lookup.rows(of: part.sought))
          lookup.note(lookup.rows(of: part.sought))
          promised = max(promised, part.firstInput + Int64(part.inputs))
          break
        } catch {
          if faulty_is_stopped() { throw Stopped() }
          failures += 1
          if canary == .droppedCommits { break }
          guard attempt < 1000, Self.passes(error) else {
            throw Broken(description: "a commit fails for good: \(error)")
          }
        }
      }
    }
  }
}

extension Commit {
  fileprivate var inTwo: [Commit] {
    var first = Commit(firstInput: firstInput, counters: counters)
    (first.inputs, first.journal, first.position, first.ruleSet) = (inputs, journal, position, ruleSet)
    var second = self
    (second.inputs, second.journal, second.position) = (0, [], nil)
    return [first, second]
  }
}
