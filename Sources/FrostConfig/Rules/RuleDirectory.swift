import CEL
import FrostEvents
import FrostRules

/// A directory of rule files.
package enum RuleDirectory {
  static let maximumRules = 10_000

  /// Reads all `*.yaml` files below `path` and the list and rate files they name.
  /// - Throws: everything that is wrong with the files' shape. What is wrong with the conditions in them is for
  ///   `RuleCompiler` to say.
  package static func load(_ path: String) throws(LoadFailure) -> LoadedRules {
    let reading = read(path)
    guard let spec = reading.spec, reading.diagnostics.isEmpty else {
      throw LoadFailure(reading.diagnostics, files: reading.files)
    }
    return LoadedRules(spec: spec, files: reading.files, tests: reading.tests)
  }

  /// What could be read of a directory, and what is wrong with the rest.
  struct Reading {
    /// nil where a file could not be read at all or there is no schema: nothing can be told about names then.
    var spec: RuleSetSpec?
    var tests: [RuleTest]
    var diagnostics: [Diagnostic]
    var files: [SourceText]
  }

  static func read(_ path: String) -> Reading {
    let findings = Findings()
    let files = RuleFiles(path, findings)
    let (sections, isWhole) = sections(files, findings)
    let rates = rates(sections, files, findings)
    // A directory that could not be read has no schema to miss.
    let schema = files.all.isEmpty ? nil : SchemaReader(sections: sections, findings: findings).read(rates: rates)
    let policy = PolicyReader(
      sections: sections, findings: findings, files: files,
      currency: schema?.bookCurrency ?? Currency(code: "XXX", decimals: 2)
    ).read()
    let (features, neighbours) = features(sections, findings)
    let rules = rules(sections, findings)
    let limits = LimitReader(sections: sections, findings: findings).read()
    let lists = ListReader(sections: sections, findings: findings, files: files).read()
    let tests = schema.map { TestReader($0, sections, findings).read() } ?? []
    guard let schema, isWhole else {
      return Reading(spec: nil, tests: tests, diagnostics: findings.diagnostics, files: files.all)
    }
    // The clocks of the world are part of a rule set that asks for hours.
    let asksForHours = features.contains { $0.kind == .hour } || files.all.contains { $0.text.contains(clock) }
    let zones = asksForHours ? files.allZones() : []
    var spec = RuleSetSpec(
      schema: schema, features: features, neighbours: neighbours, rules: rules, policy: policy, limits: limits,
      lists: lists, zones: zones, hash: files.hash)
    spec.misread = misread(sections, spec)
    return Reading(spec: spec, tests: tests, diagnostics: findings.diagnostics, files: files.all)
  }

  /// An hour or a day in a zone that is named: `time.getHours('Asia/Shanghai')`.
  private static var clock: Regex<Substring> { #/\.get[A-Z][A-Za-z]*\(\s*['"]/# }

  /// Names that the files declare and that could not be read.
  private static func misread(_ sections: Sections, _ spec: RuleSetSpec) -> Set<String> {
    func declared(_ key: String) -> [String] {
      ((sections.shared[key] ?? []) + [sections[key]].compactMap { $0 }).flatMap { value -> [String] in
        if case .map(let entries) = value.content { entries.map(\.key) } else { [] }
      }
    }
    let read = Set(
      spec.schema.fields.map(\.name) + spec.features.map(\.name.value)
        + spec.neighbours.map(\.name.value) + spec.limits.map { "limit." + $0.name.value }
        + spec.lists.map { "list." + $0.name.value })
    let names =
      declared("event") + declared("features") + declared("limits").map { "limit." + $0 }
      + declared("lists").map { "list." + $0 }
    return Set(names).subtracting(read)
  }

  /// What the files hold by key, and whether each of them could be read.
  private static func sections(_ files: RuleFiles, _ findings: Findings) -> (Sections, isWhole: Bool) {
    var roots: [(path: String, root: YAMLValue)] = []
    let paths = files.yamlPaths()
    for path in paths {
      guard let source = files.text(of: path) else { continue }
      let before = findings.diagnostics.count
      if let root = YAMLReader(source: source, findings: findings).read() {
        roots.append((path, root))
      } else if findings.diagnostics.count == before {
        findings.error("the file is empty", at: source.place(1, 1), hint: "take it out of the rule directory")
      }
    }
    let calendars = Set(
      roots.flatMap { file in
        guard case .map(let entries) = file.root.content else { return [String]() }
        return entries.filter { $0.key == "calendars" }.flatMap { CalendarReader.files($0.value) }
          .compactMap { files.path(Placed($0, at: file.root.place)) }
      })
    var sections = Sections(findings)
    for file in roots where !calendars.contains(file.path) { sections.add(file.root) }
    return (sections, isWhole: roots.count == paths.count)
  }

  private static func rates(_ sections: Sections, _ files: RuleFiles, _ findings: Findings) -> Rates {
    guard let path = sections["rates"]?.text("rates", example: "rates: rates.csv", findings),
      let source = files.text(at: path, findings)
    else { return Rates() }
    return RatesReader(source: source, findings: findings).read()
  }

  private static func features(_ sections: Sections, _ findings: Findings) -> ([FeatureSpec], [NeighbourSpec]) {
    var names = Names("feature", findings)
    var features: [FeatureSpec] = []
    var neighbours: [NeighbourSpec] = []
    let example = "features: {failed_15m: {count: payment.failed, by: account, over: 15m}}"
    for entry in sections.entries("features", example: example) {
      let isNew = names.add(Placed(entry.key, at: entry.keyPlace))
      let known = findings.diagnostics.count
      if NeighbourReader.reads(entry) {
        let feature = NeighbourReader(findings: findings).read(entry)
        if let feature, isNew, findings.diagnostics.count == known { neighbours.append(feature) }
      } else {
        let feature = FeatureReader(findings: findings).read(entry)
        if let feature, isNew, findings.diagnostics.count == known { features.append(feature) }
      }
    }
    return (features, neighbours)
  }

  private static func rules(_ sections: Sections, _ findings: Findings) -> [RuleSpec] {
    var names = Names("rule", findings)
    let items = sections.items("rules", example: "rules: [{rule: payment-trouble, …}]")
    if items.count > maximumRules {
      findings.error("there are \(items.count) rules, more than the limit of \(maximumRules)", at: items[maximumRules])
      return []
    }
    return items.compactMap { item in
      guard let rule = RuleReader(findings: findings).read(item) else { return nil }
      return names.add(rule.id) ? rule : nil
    }
  }
}
