import Foundation
import Testing

/// FROST_CRASH_POINTS says how many crash points there are (500), FROST_SEED where they begin.
@Suite(.serialized) struct CrashPointTests {
  private let directory = "/tmp/frost-faulty-\(UUID().uuidString.prefix(8))"
  private static let environment = ProcessInfo.processInfo.environment
  private let wanted = Int(environment["FROST_CRASH_POINTS"] ?? "") ?? 500
  private let firstSeed = UInt64(environment["FROST_SEED"] ?? "") ?? 7
  private static let lines = 300

  /// Runs one script through, then again with crashes.
  /// - Returns: how often it crashed and how many operations failed; nil with a sentence: what became different.
  private func compare(
    seed: UInt64, canary: Simulation.Canary? = nil
  ) throws -> (
    crashes: Int, failures: Int, checkpoints: (written: Int, used: Int, refused: Int), erased: Int,
    difference: String?
  ) {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let rules = try SimulatedRules.compiled(in: directory + "/rules")
    let script = Script(seed: seed, lines: Self.lines)
    let expected = try Simulation(script, rules, directory: directory, seed: seed).runThrough()
    let simulation = Simulation(script, rules, directory: directory, seed: seed, canary: canary)
    var difference: String?
    do {
      let found = try simulation.runWithFaults()
      if found != expected {
        let pairs = zip(expected, found).first { $0 != $1 }
        difference = "wanted \(pairs?.0 ?? "\(expected.count) rows")\nfound  \(pairs?.1 ?? "\(found.count) rows")"
      }
    } catch {
      difference = "\(error)"
    }
    return (simulation.crashes, simulation.failures, simulation.checkpoints, simulation.erased, difference)
  }

  @Test func `stopped between any two effects, it comes to what an uninterrupted run comes to`() throws {
    var crashes = 0
    var failures = 0
    var erased = 0
    var checkpoints = (written: 0, used: 0, refused: 0)
    var seed = firstSeed
    let began = Date()
    while crashes < wanted {
      let result = try compare(seed: seed)
      if let difference = result.difference { Issue.record("seed \(seed): \(difference)") }
      crashes += result.crashes
      failures += result.failures
      erased += result.erased
      checkpoints.written += result.checkpoints.written
      checkpoints.used += result.checkpoints.used
      checkpoints.refused += result.checkpoints.refused
      seed += 1
    }
    #expect(checkpoints.used > wanted / 8 && checkpoints.refused > 0 && erased > wanted / 100)
    print(
      "checkpoints: \(checkpoints.written) written, \(checkpoints.used) used, \(checkpoints.refused) refused; accounts erased: \(erased);",
      "crash points: \(crashes), failed operations: \(failures), seeds \(firstSeed) to \(seed - 1),",
      "\(Int(Date().timeIntervalSince(began))) s")
  }

  /// The disk failed while SQLite began the write-ahead log, which it told nobody: commits were lost with the power.
  @Test(arguments: [20_261_472, 20_261_594]) func `what differed once differs no more`(seed: UInt64) throws {
    #expect(try compare(seed: seed).difference == nil)
  }

  @Test func `the script meets everything that can be lost`() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let rules = try SimulatedRules.compiled(in: directory + "/rules")
    let outcome = try Simulation(
      Script(seed: firstSeed, lines: Self.lines), rules, directory: directory, seed: 1
    ).runThrough()
    for table in [
      "freeze", "freeze_cause", "hold", "step_up", "alert", "escalation", "label", "exception", "change", "audit",
      "list_entry", "quarantine", "decision", "lookup", "erasure",
    ] {
      #expect(outcome.contains { $0.hasPrefix(table + " ") }, "\(table)")
    }
  }

  @Test(arguments: Simulation.Canary.allCases)
  func `a mistake of the kind it is there for is found`(canary: Simulation.Canary) throws {
    var crashes = 0
    for seed in firstSeed..<firstSeed + 20 {
      let result = try compare(seed: seed, canary: canary)
      crashes += result.crashes
      if result.difference != nil { return }
    }
    Issue.record("\(canary) went unnoticed through \(crashes) crash points")
  }
}
