import FrostEngine
import FrostEvents
package import FrostRules

/// Scores every event of a stream with the code that scores it live, and acts on nothing: a frozen account is scored on.
package struct ScoreRun: ~Copyable {
  package private(set) var summary: ScoreSummary
  private var stream: StreamReader
  private var engine: Engine
  private let lines: ScoreLines
  private var json = JSONWriter()

  /// - Parameters:
  ///   - path: a file of JSON Lines; `-` is standard input.
  ///   - withFeatures: every feature's value in each line.
  package init(_ rules: RuleSet, on path: String, withFeatures: Bool) throws(StreamReader.Failure) {
    stream = try StreamReader(path, schema: rules.schema)
    engine = Engine(rules: rules)
    engine.keepScores(withFeatures: withFeatures)
    lines = ScoreLines(rules, withFeatures: withFeatures)
    summary = ScoreSummary(rules)
  }

  /// Scores the next events of the stream.
  /// - Parameters:
  ///   - write: takes lines, each with its newline.
  ///   - complain: takes each line of the stream that was not understood, in words.
  /// - Returns: whether there were any.
  package mutating func step(
    write: ([UInt8]) -> Void, complain: (String) -> Void
  ) throws(StreamReader.Failure) -> Bool {
    guard let batch = try stream.next() else { return false }
    let commit = engine.process(batch)
    for reject in commit.quarantined {
      summary.quarantined += 1
      complain("byte \(reject.offset): \(reject.reason)")
    }
    json.reset()
    var text: [UInt8] = []
    for score in engine.takeScores() {
      summary.add(score)
      json.reset()
      lines.write(score, to: &json)
      text.append(contentsOf: json.bytes)
      text.append(UInt8(ascii: "\n"))
    }
    summary.duplicates = Int(engine.counters.duplicates)
    write(text)
    return true
  }
}
