import CEL
import FrostConfig
import FrostRules

/// What the files say of their limits, in the comments behind them.
struct LimitNotes {
  private let notes: [String: String]

  init(_ compiled: CompiledRules) {
    var notes: [String: String] = [:]
    for limit in compiled.spec.limits {
      guard let source = compiled.files.first(where: { $0.name == limit.name.place.file }),
        let line = source.line(limit.name.place.line), let comment = line.firstRange(of: " #")
      else { continue }
      notes["limit." + limit.name.value] = String(line[comment.upperBound...].drop { $0 == " " })
    }
    self.notes = notes
  }

  subscript(limit: String) -> String? { notes[limit] }
}
