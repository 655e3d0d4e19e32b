import FrostEvents
import FrostRules

@testable import FrostEngine
@testable import FrostFeatures

/// A checkpoint of an engine in memory, and the journal since its first part.
struct EngineCheckpoint {
  private(set) var parts: [CheckpointPart] = []
  private var pass: CheckpointPass

  init(_ engine: Engine) { pass = engine.newCheckpoint }

  /// Takes parts until one is there of a number; all with nil.
  /// - Returns: whether all keys are taken.
  mutating func advance(_ engine: Engine, parts limit: Int? = nil, slices: Int = FeatureTable.slices) -> Bool {
    var taken = 0
    while limit.map({ taken < $0 }) ?? true {
      guard let part = engine.nextPart(of: &pass, slices: slices) else { return true }
      parts.append(part)
      taken += 1
    }
    return false
  }

  /// - Returns: false: it is of no use.
  mutating func end(_ engine: Engine) -> Bool {
    guard let image = engine.image(ending: pass) else { return false }
    var last: [CheckpointPart] = []
    image.writeParts { last.append($0) }
    parts += last
    return true
  }

  /// All of an engine at one moment.
  static func whole(_ engine: Engine) -> [CheckpointPart]? {
    var checkpoint = EngineCheckpoint(engine)
    _ = checkpoint.advance(engine)
    return checkpoint.end(engine) ? checkpoint.parts : nil
  }
}

extension Engine {
  /// The engine that parts hold, brought up to date.
  init(
    _ parts: [CheckpointPart], rules: RuleSet, options: Options, journal: [Commit] = []
  ) throws {
    self = try parts.withViews { try Engine(rules: rules, options: options, checkpoint: $0) }
    for commit in journal where commit.firstInput >= nextInput && commit.inputs > 0 {
      try recover(chunk: commit.journal, firstInput: commit.firstInput)
    }
  }

  /// Everything that is remembered, by name.
  var remains: [String: String] {
    var remains: [String: String] = [:]
    for child in Mirror(reflecting: self).children where Self.carried.contains(child.label!) {
      // Caches, scratch, and what a rule set brings anew.
      remains[child.label!] = picture(child.value, leavingOut: ["addresses", "found", "limits"])
    }
    // Memory at addresses, and what is in hand.
    remains["duplicates"] =
      "\(duplicates.image) \((0..<DuplicateFilter.parts).map { duplicates.image(of: $0) })"
    remains["watermarks"] = "\(watermarks.all.sorted { $0.key < $1.key })"
    remains["texts"] = symbols.image(from: 0, atLeast: .max).bytes.description
    remains["features"] = features.image.description
    for space in 0..<features.spaces {
      remains["keys \(space)"] =
        (0..<FeatureTable.slices).map { features.slices(of: space, in: $0..<$0 + 1, atLeast: 64).bytes }
        .description
    }
    return remains
  }

  static let carried: Set = [
    "book", "lists", "labels", "neighbours", "customers", "unacknowledged", "vitals", "stormGuard", "controls",
    "counters", "duplicates", "nextInput", "answers", "versions", "journalledHash", "recordedFields", "ticks", "gapEnd",
    "watermarks", "warmFrom", "warmNeighbours", "coldUntil",
  ]
  /// Made of the rule set, or empty between two inputs.
  static let left: Set = [
    "options", "bound", "texts", "features", "frame", "unapproved", "consentIsStale", "adopter", "adoptions",
    "examiner", "lookahead", "record", "effects", "effectCount", "excepted",
    "scoreLog", "verdictLog", "hits", "stepUpPassed", "stepUpFailed", "done", "key", "preparation", "condensedUntil",
  ]
}
