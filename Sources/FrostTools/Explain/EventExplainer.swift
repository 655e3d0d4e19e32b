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
    // Standard input can be read once only: there everything is looked at.
    guard path != "-" else { return try everything(event, of: path, rules, complain: complain) }
    if let found = try asked(event, of: path, rules, complain: complain) { return found }
    // An event without an id of its own has one made of its place, which nothing before the engine knows.
    return try everything(event, of: path, rules) { _ in }
  }

  /// Looks only at the batch that can hold the event: with its id, or the last one.
  static func asked(
    _ event: String?, of path: String, _ rules: CompiledRules, eventsPerBatch: Int = 4096, complain: (String) -> Void
  ) throws(StreamReader.Failure) -> Explanation? {
    var stream = try StreamReader(path, schema: rules.set.schema, eventsPerBatch: eventsPerBatch)
    var engine = Engine(rules: rules.set)
    func note(_ commit: Commit) {
      for reject in commit.quarantined { complain("byte \(reject.offset): \(reject.reason)") }
    }
    // Without an id: the newest batch that has events, and those behind it that have none.
    var held: [EventBatch] = []
    while let batch = try stream.next() {
      if let event, holds(event, batch, rules.set.schema) {
        let (commit, examinations) = engine.examine(batch, .evidence)
        note(commit)
        if let found = examinations.first(where: { $0.event == event }) { return Explanation(found, rules, engine) }
        continue
      }
      if event != nil || batch.count > 0 {
        for batch in held { note(engine.process(batch)) }
        held = []
      }
      if event == nil { held.append(batch) } else { note(engine.process(batch)) }
    }
    guard let newest = held.first else { return nil }
    let (commit, examinations) = engine.examine(newest, .evidence)
    note(commit)
    let last = examinations.last.map { Explanation($0, rules, engine) }
    for batch in held.dropFirst() { note(engine.process(batch)) }
    return last
  }

  private static func holds(_ event: String, _ batch: EventBatch, _ schema: Schema) -> Bool {
    guard let id = schema.roles.id else { return false }
    let wanted = Array(event.utf8)
    return (0..<batch.count).contains { number in
      guard batch.presence[number] & (1 << UInt64(id)) != 0 else { return false }
      let range = TextRange(word: batch.words[number * batch.width + id])
      return batch.text[range.offset..<(range.offset + range.length)].elementsEqual(wanted)
    }
  }

  /// Looks at every event.
  static func everything(
    _ event: String?, of path: String, _ rules: CompiledRules, eventsPerBatch: Int = 4096, complain: (String) -> Void
  ) throws(StreamReader.Failure) -> Explanation? {
    var stream = try StreamReader(path, schema: rules.set.schema, eventsPerBatch: eventsPerBatch)
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
