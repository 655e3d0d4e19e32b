import Foundation
import FrostRules

@testable import FrostTools

/// A stream scored as `frostctl score -o jsonl --features` does it.
struct Scored {
  var lines: [[String: Any]] = []
  /// As they were written.
  var text = ""
  var complaints: [String] = []
  var summary: ScoreSummary

  init(_ rules: RuleSet, _ stream: String, withFeatures: Bool = true) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "frost-stream-\(UUID().uuidString).jsonl")
    try Data(stream.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var run = try ScoreRun(rules, on: file.path, withFeatures: withFeatures)
    var written: [UInt8] = []
    var complaints: [String] = []
    while try run.step(write: { written += $0 }, complain: { complaints.append($0) }) {}
    text = String(decoding: written, as: UTF8.self)
    lines = try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    self.complaints = complaints
    summary = run.summary
  }
}
