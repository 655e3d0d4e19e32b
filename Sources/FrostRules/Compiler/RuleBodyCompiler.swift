import CEL
import FrostEvents
import FrostFeatures

/// One rule's texts into checked expressions and templates, with every mistake in it.
struct RuleBodyCompiler {
  let schema: Schema
  let types: EventTypes
  let environment: Environment
  let features: FeatureCompiler
  /// What mentions one of these is left out, without a word: they are broken themselves.
  let misread: Set<String>
  /// As written, by name with `limit.` in front.
  let limits: [String: String]
  private(set) var diagnostics: [Diagnostic] = []
  private var templates: TemplateCompiler
  private var slots: Set<Int> = []

  init(
    _ schema: Schema, types: EventTypes, names: Names, features: FeatureCompiler, limits: [String: String],
    misread: Set<String>
  ) {
    self.schema = schema
    self.types = types
    self.environment = names.rule
    self.features = features
    self.limits = limits
    self.misread = misread
    self.templates = TemplateCompiler(names.rule, misread: misread)
  }

  /// nil when there is an error in it.
  mutating func compile(_ spec: RuleSpec) -> Rule? {
    let terms = spec.when.compactMap { term(of: $0) }
    let unless = spec.unless.compactMap { expression($0, expecting: .bool) }
    let score = spec.score.flatMap { number($0) }
    let more = spec.more.compactMap { addition(of: $0) }
    let effects = spec.then.compactMap { effect(of: $0) }
    let say = compile(spec.say)
    let tell = tell(of: spec.tell)
    checkSubject(spec)
    checkMissing(spec)
    diagnostics += templates.diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    let first = schema.fields.count
    let read = slots.filter { $0 >= first && $0 < first + features.features.count }.map { $0 - first }.sorted()
    return Rule(
      id: spec.id.value,
      version: RuleVersion.of(spec, reading: read.map { features.features[$0] }, features, limits: limits),
      title: spec.title, owner: spec.owner, tags: spec.tags, stage: spec.stage, subject: spec.subject,
      types: types.resolve(spec.types), terms: terms, unless: unless, score: score, more: more, effects: effects,
      say: say, tell: tell,
      missing: .init(policy: spec.missing.policy, byName: spec.missing.byName.map { ($0.name.value, $0.policy) }),
      features: read, slots: slots.sorted())
  }

  // MARK: parts

  private mutating func expression(_ text: Placed<String>, expecting type: CELType?) -> CheckedExpression? {
    guard !Mentions.of(misread, in: text.value) else { return nil }
    do {
      let expression = try CEL.compile(text.value, at: text.place, in: environment, expecting: type)
      slots.formUnion(expression.slots)
      return expression
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func number(_ text: Placed<String>) -> CheckedExpression? {
    guard let expression = expression(text, expecting: nil) else { return nil }
    guard expression.type == .int || expression.type == .double else {
      diagnostics.append(
        Diagnostic(
          at: text.place, length: text.value.unicodeScalars.count,
          "a score is a number, this is \(expression.type)"))
      return nil
    }
    return expression
  }

  private mutating func term(of spec: RuleSpec.Term) -> Rule.Term? {
    switch spec {
    case .all(let text):
      return expression(text, expecting: .bool).map { Rule.Term(alternatives: [$0], text: text.value) }
    case .any(let texts):
      let alternatives = texts.compactMap { expression($0, expecting: .bool) }
      guard alternatives.count == texts.count else { return nil }
      return Rule.Term(alternatives: alternatives, text: texts.map(\.value).joined(separator: " || "))
    }
  }

  private mutating func addition(of spec: RuleSpec.Addition) -> Rule.Addition? {
    let condition = expression(spec.condition, expecting: .bool)
    let score = number(spec.score)
    guard let condition, let score else { return nil }
    return Rule.Addition(condition: condition, score: score)
  }

  private mutating func effect(of spec: RuleSpec.Effect) -> Rule.Effect? {
    let condition = spec.condition.flatMap { expression($0, expecting: .bool) }
    if spec.condition != nil, condition == nil { return nil }
    let kind: Rule.Effect.Kind
    switch spec.kind {
    case .alert(let text):
      guard let text = alert(of: text) else { return nil }
      kind = .alert(text)
    case .escalate(let to, let priority): kind = .escalate(to: to, priority: priority)
    case .stepUp(let factors): kind = .stepUp(factors: factors)
    case .hold: kind = .hold
    case .freeze(let scopes): kind = .freeze(scopes: scopes)
    case .label(let name, let on, let lasts):
      guard let field = key(on) else { return nil }
      kind = .label(name: name.value, field: field, lasts: lasts)
    }
    return Rule.Effect(kind: kind, condition: condition, once: spec.once)
  }

  private mutating func key(_ name: Placed<String>) -> Int? {
    if let field = schema.field(named: name.value), schema.fields[field].type == .key { return field }
    guard !misread.contains(name.value) else { return nil }
    let keys = schema.fields.filter { $0.type == .key }.map(\.name)
    let near = NearestName.find(name.value, among: keys).map { "did you mean `\($0)`?" }
    diagnostics.append(
      Diagnostic(
        at: name.place, length: name.value.unicodeScalars.count, "`\(name.value)` is no key of the schema",
        hint: near ?? "keys are " + keys.joined(separator: ", ")))
    return nil
  }

  private mutating func alert(of spec: RuleSpec.AlertText) -> Rule.AlertTemplates? {
    switch spec {
    case .texts(let texts): return .texts(compile(texts))
    case .pick(let name, let cases):
      guard !misread.contains(name.value) else { return nil }
      guard let field = schema.field(named: name.value), [.text, .key].contains(schema.fields[field].type) else {
        diagnostics.append(
          Diagnostic(
            at: name.place, length: name.value.unicodeScalars.count, "`pick` names a text field of the schema",
            hint: NearestName.find(name.value, among: schema.fields.map(\.name)).map { "did you mean `\($0)`?" }))
        return nil
      }
      slots.insert(field)
      return .pick(field: field, cases: cases.map { ($0.value, compile($0.texts)) })
    }
  }

  private mutating func tell(of spec: RuleSpec.Tell) -> Rule.Tell {
    switch spec {
    case .none: .none
    case .generic: .generic
    case .texts(let texts): .texts(compile(texts))
    }
  }

  private mutating func compile(_ texts: Texts) -> [LocalTemplate] {
    let compiled = templates.compile(texts)
    for text in compiled {
      for case .hole(let expression, _) in text.template.parts { slots.formUnion(expression.slots) }
    }
    return compiled
  }

  /// What `missing` names is read by the rule.
  private mutating func checkMissing(_ spec: RuleSpec) {
    let fields = schema.fields.enumerated().filter { slots.contains($0.offset) }.map(\.element.name)
    let read = features.features.enumerated().filter { slots.contains(schema.fields.count + $0.offset) }
    let names = fields + read.map(\.element.name)
    for (name, _) in spec.missing.byName where !names.contains(name.value) && !misread.contains(name.value) {
      diagnostics.append(
        Diagnostic(
          at: name.place, length: name.value.unicodeScalars.count,
          "`missing` names `\(name.value)`, which this rule does not read",
          hint: NearestName.find(name.value, among: names).map { "did you mean `\($0)`?" }
            ?? "it reads " + (names.isEmpty ? "nothing" : names.sorted().joined(separator: ", "))))
    }
  }

  private mutating func checkSubject(_ spec: RuleSpec) {
    let field =
      switch spec.subject {
      case .account: Int?(schema.roles.account)
      case .payee: schema.roles.payee
      case .customer: schema.roles.customer
      case .device: schema.roles.device
      }
    let name = spec.subject.rawValue
    if field == nil {
      diagnostics.append(
        Diagnostic(
          at: spec.id.place, "rule `\(spec.id.value)` has the subject \(name), but the schema has no field \(name)",
          hint: "declare it under `event`: \(name): {at: /\(name), type: key}"))
    }
    guard spec.subject == .device else { return }
    for effect in spec.then {
      switch effect.kind {
      case .alert, .escalate, .label: continue
      case .stepUp, .hold, .freeze: break
      }
      diagnostics.append(
        Diagnostic(
          at: effect.place, "rule `\(spec.id.value)` is of a device, which may only be denied binding and registration",
          hint: "give it a score, and the policy `bands: {device: [{from: 60, do: [deny]}]}`"))
    }
  }
}
