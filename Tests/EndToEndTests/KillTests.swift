import Foundation
import FrostEngine
import FrostProtocol
import Synchronization
import Testing

/// SIGKILL at random moments, from the first instruction on, while somebody writes and rotates the stream.
@Suite struct KillTests {
  private static let kills = Int(ProcessInfo.processInfo.environment["FROST_KILLS"] ?? "") ?? 50
  private static let lines = 12_000

  /// Added to the configuration: nothing; or checkpoints all the time, and so little memory that keys are packed at once.
  @Test(arguments: ["", "checkpoints: {every: 50ms}\nmemory: 64KiB\n"])
  func `killed fifty times while the stream rotates, it decides what an uninterrupted run decides`(
    options: String
  ) async throws {
    let reference = try Workplace()
    try reference.append(Stream.linesOfAllKinds(0..<Self.lines))
    #expect(try reference.runOnce().code == 0)
    let expected = try RunOutcome(reference)
    #expect(expected.lines == Self.lines && expected.freezes.count > 50)
    let counters = expected.counters
    #expect(counters.duplicates > 50 && counters.late > 50 && counters.quarantined > 10)

    let place = try Workplace()
    try place.write(try String(contentsOfFile: place.configuration, encoding: .utf8) + options, to: place.configuration)
    var loaded = 0
    let writer = RotatingWriter(place, total: Self.lines)
    var random = SystemRandomNumberGenerator()
    for kill in 1...Self.kills {
      writer.allow(upTo: Self.lines * kill / (Self.kills + 1))
      let daemon = try RunningDaemon(place, untilReady: kill % 3 != 0)
      switch kill % 3 {
      case 0: usleep(.random(in: 0..<250_000, using: &random))
      case 1:
        let before = try await daemon.status().lines
        let more = kill == 1 ? 1 : Int64.random(in: 0..<150, using: &random)
        let wanted = min(before + more, Int64(Self.lines * kill / (Self.kills + 1)))
        try await daemon.waitUntil("it goes on") { $0.lines >= wanted }
      default: usleep(.random(in: 0..<60_000, using: &random))
      }
      daemon.signal(SIGKILL)
      #expect(daemon.waitForEnd() == -SIGKILL, "\(daemon.log)")
      if daemon.log.contains("loaded the checkpoint of input") { loaded += 1 }
      // Before its first commit frostd has no place in the stream: it begins with the file that is there.
      if kill == 1 { writer.rotate() }
    }
    writer.allow(upTo: Self.lines)
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("everything is read") { $0.lines == Self.lines }
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(writer.rotations > Self.kills / 5)
    #expect(options.isEmpty ? loaded == 0 : loaded > Self.kills / 2)
    print("killed \(Self.kills) times, \(writer.rotations) rotations, \(loaded) starts from a checkpoint")

    let found = try RunOutcome(place)
    #expect(found.lines == Self.lines && found.counters == expected.counters)
    print(
      "\(found.lines) lines: \(found.counters.scored) scored, \(found.counters.quarantined) quarantined, "
        + "\(found.counters.duplicates) duplicates, \(found.counters.late) late; \(found.freezes.count) freezes")
    #expect(found.freezes == expected.freezes && found.causes == expected.causes)
    #expect(found.decisions == expected.decisions && found.changes == expected.changes)
    #expect(found.quarantine.count == expected.quarantine.count)
  }
}

extension StatusDocument {
  /// Lines that were read, whatever became of them.
  fileprivate var lines: Int64 { counters.scored + counters.duplicates + counters.late + counters.quarantined }
}

/// Writes a stream in pieces that end anywhere, and now and then renames the file and begins another.
private final class RotatingWriter: Sendable {
  private struct State: Sendable {
    var allowed = 0
    var rotates = false
    var rotations = 0
  }

  private let state = Mutex(State())

  /// Begins to write, on a thread of its own, what is allowed.
  init(_ place: Workplace, total: Int) {
    let path = place.stream
    Thread.detachNewThread { [self] in
      var random = SystemRandomNumberGenerator()
      var written = 0
      while written < total {
        let end = min(written + Int.random(in: 1...60, using: &random), state.withLock { $0.allowed })
        if end == written {
          usleep(500)
          continue
        }
        let text = Data(Stream.linesOfAllKinds(written..<end).utf8)
        let cut = Int.random(in: 0...text.count, using: &random)
        Self.append(text.prefix(cut), path)
        usleep(.random(in: 0..<2000, using: &random))
        Self.append(text.dropFirst(cut), path)
        written = end
        guard state.withLock({ $0.rotates }), Int.random(in: 0..<12, using: &random) == 0 else { continue }
        let number = state.withLock { state in
          state.rotations += 1
          return state.rotations
        }
        rename(path, "\(path).\(number)")
        // Rotations within one tick of the file system's clock cannot be told apart; nobody rotates so often.
        usleep(10_000)
      }
    }
  }

  /// From now on.
  func rotate() { state.withLock { $0.rotates = true } }

  func allow(upTo line: Int) { state.withLock { $0.allowed = line } }

  var rotations: Int { state.withLock { $0.rotations } }

  private static func append(_ bytes: Data, _ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(file) }
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    precondition(count == bytes.count)
  }
}
