package import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// Runs a stream through the engine up to one event and tells all about that one.
package enum EventExplainer {
  /// - Parameters:
  ///   - path: a file of JSON Lines; `-` is standard input.
  ///   - event: an event's id, of which the first one counts; nil: the last event that was taken.
  ///   - complain: takes each line of the stream that was not understood, in words.
  /// - Returns: nil where the stream has no such event, or it came too late for any rule.
  package static func explain(
    _ event: String?, of path: String, _ rules: CompiledRules, complain: (String) -> Void
  ) throws(StreamReader.Failure) -> Explanation? {
    var stream = try StreamReader(path, schema: rules.set.schema)
    var engine = Engine(rules: rules.set)
    var last: Explanation?
    while let batch = try stream.next() {
      let (commit, examinations) = engine.examine(batch, .evidence)
      for reject in commit.quarantined { complain("byte \(reject.offset): \(reject.reason)") }
      let found = event.map { id in examinations.first { $0.event == id } } ?? examinations.last
      if let found { last = Explanation(found, rules, engine) }
      if event != nil, last != nil { return last }
    }
    return last
  }
}
