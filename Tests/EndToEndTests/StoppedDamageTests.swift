import Foundation
import Testing

/// What a disk may do while frostd is stopped: a byte of one of its files is another.
@Suite struct StoppedDamageTests {
  /// Of each file.
  private static let flips = Int(ProcessInfo.processInfo.environment["FROST_FLIPS"] ?? "") ?? 8

  @Test func `a flipped byte in any file of a stopped frostd is named, or decides nothing`() throws {
    let place = try Workplace()
    try place.append(Stream.linesOfAllKinds(0..<1500))
    let daemon = try RunningDaemon(place)
    let frozen = try place.frostctl("freezes", "add", "A9", "--for", "4h", "--reason", "police call")
    #expect(frozen.code == 0, "\(frozen.text)")
    #expect(try place.frostctl("backup", "--reason", "before the upgrade").code == 0)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)

    let kept = place.directory + "/kept"
    try FileManager.default.moveItem(atPath: place.state, toPath: kept)
    let files = try FileManager.default.subpathsOfDirectory(atPath: kept).sorted().filter { name in
      try name != "backups" && !Data(contentsOf: URL(fileURLWithPath: kept + "/" + name)).isEmpty
    }
    let kinds = files.map { $0.hasPrefix("checkpoint-") ? "checkpoint" : $0.hasPrefix("backups/") ? "backup" : $0 }
    // Of the write-ahead log nothing is left but its empty index.
    let expectedKinds = ["backup", "checkpoint", "frost.db", "frost.db-shm", "frost.lock", "lookup.key"]
    #expect(kinds == expectedKinds, "\(files)")

    try place.append(Stream.linesOfAllKinds(1500..<1700))
    try restore(kept, place)
    #expect(try place.runOnce().code == 0)
    let expected = try RunOutcome(place)

    var random = SystemRandomNumberGenerator()
    for file in files {
      for _ in 0..<Self.flips {
        try restore(kept, place)
        let path = place.state + "/" + file
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let at = Int.random(in: 0..<bytes.count, using: &random)
        bytes[at] ^= .random(in: 1...255, using: &random)
        try bytes.write(to: URL(fileURLWithPath: path))
        let what = "\(file): byte \(at) of \(bytes.count) is \(bytes[at])"

        let verify =
          file.hasPrefix("backups/") ? ["backup", "verify", path] : ["verify", "--config", place.configuration]
        let verified = try place.run(verify)
        let isNamed = verified.code != 0
        if isNamed { #expect(!(verified.output + verified.errors).isEmpty, "\(what)") }
        let run = try place.runOnce()
        guard run.code == 0 else {
          #expect(!run.errors.isEmpty, "\(what)")
          continue
        }
        if isNamed {
          // Rows that nothing of this run needs are not given out either.
          if let outcome = try? RunOutcome(place) { #expect(outcome == expected, "\(what)") }
        } else {
          #expect(try RunOutcome(place) == expected, "\(what)")
        }
      }
    }
  }

  private func restore(_ kept: String, _ place: Workplace) throws {
    try? FileManager.default.removeItem(atPath: place.state)
    try FileManager.default.copyItem(atPath: kept, toPath: place.state)
  }
}
