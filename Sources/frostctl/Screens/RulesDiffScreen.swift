import FrostTools

/// `frostctl rules diff`: what is new, gone and changed, and what has to be learned anew.
struct RulesDiffScreen {
  var paint: Paint
  var width: Int

  func lines(_ diff: RuleSetDiff) -> [String] {
    guard !diff.isEmpty else { return ["Both say the same."] + warming(diff.warming) }
    var lines: [String] = []
    for (title, differences) in [
      ("Rules", diff.rules), ("Features", diff.features), ("Limits", diff.limits), ("Lists", diff.lists),
      ("Policy", diff.policy), ("Schema", diff.events),
    ] where !differences.isEmpty {
      lines += (lines.isEmpty ? [] : [""]) + [paint(title, .bold)] + differences.flatMap { self.lines($0) }
    }
    if !diff.touched.isEmpty {
      lines += ["", paint("Written as before, and means something else", .bold)]
      lines += diff.touched.flatMap { block("\($0.rule) reads \($0.reads.joined(separator: ", "))", 2) }
    }
    return lines + [""] + warming(diff.warming)
  }

  private func lines(_ difference: Difference) -> [String] {
    let head =
      switch difference.kind {
      case .added: paint("  + " + difference.name, .green)
      case .removed: paint("  - " + difference.name, .red)
      case .changed: paint("  ~ " + difference.name, .yellow)
      }
    return [head] + difference.parts.flatMap { part(of: $0) }
  }

  private func part(of part: Difference.Part) -> [String] {
    let name = part.part.isEmpty ? "" : part.part + ": "
    switch (part.old, part.new) {
    case (let old?, let new?) where old.columns + new.columns < width - 20 - name.columns:
      return ["      \(name)\(old) → \(new)"]
    case (let old?, let new?): return block("\(name)was \(old)", 6) + block("\(name)is \(new)", 6)
    case (let old?, nil): return block("\(name)\(part.part.isEmpty ? "" : "- ")\(old)", 6)
    case (nil, let new?): return block("\(name)\(part.part.isEmpty ? "" : "+ ")\(new)", 6)
    case (nil, nil): return []
    }
  }

  private func warming(_ warming: Warming) -> [String] {
    guard !warming.features.isEmpty else { return ["Every feature keeps what it knows."] }
    var lines = [
      paint(
        warming.everything
          ? "Learned anew: all \(warming.features.count) features, because the schema differs"
          : "Learned anew: \(Words.count(warming.features.count, "feature", "features"))", .bold)
    ]
    let byTime = Dictionary(grouping: warming.features) { $0.until ?? "" }
    for (time, features) in byTime.sorted(by: {
      $0.value.count > $1.value.count || ($0.value.count == $1.value.count && $0.key < $1.key)
    }) {
      let how = time.isEmpty ? "until frostd is started again" : "for \(time)"
      lines += block("\(how): \(features.map(\.name).joined(separator: ", "))", 2)
    }
    if !warming.rulesInShadow.isEmpty {
      lines += block("In shadow meanwhile: \(warming.rulesInShadow.joined(separator: ", "))", 2)
    }
    return lines
  }

  private func block(_ text: String, _ indent: Int) -> [String] {
    let lines = text.wrapped(to: max(20, width - indent - 2))
    let space = String(repeating: " ", count: indent)
    return [space + lines[0]] + lines.dropFirst().map { space + "  " + $0 }
  }
}
