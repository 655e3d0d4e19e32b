import CEL

/// What became of one case.
struct ConformanceOutcome {
  enum Kind: String, CaseIterable { case value, error, type }

  var kind: Kind
  var passed: Bool
  var expected: String
  var got: String

  init(_ test: ConformanceCase) {
    var environment = Environment(options: .standard)
    environment.container = test.container ?? ""
    environment.zones = ZoneFiles.rules
    environment.knowsPlanMacros = true
    for name in (test.bindings ?? [:]).keys { environment.declare(name, .dyn) }
    for declaration in test.declarations ?? [] {
      if let type = declaration.ident { environment.declare(declaration.name, type.type) }
      for form in declaration.function ?? [] {
        environment.declare(
          function: declaration.name,
          [Signature(form.params.map(\.type), form.result.type, isMember: form.instance)])
      }
    }
    kind = test.expected.evaluationError != nil ? .error : test.expected.value != nil ? .value : .type
    expected =
      test.expected.evaluationError.map { "an error: \($0)" } ?? test.expected.value.map { Self.shown($0.value) }
      ?? test.expected.deducedType.map { "type \($0.type)" } ?? ""
    let expression: ValueExpression
    do {
      expression = try ValueExpression(
        test.expression, at: SourcePlace(file: test.id, line: 1, column: 1), in: environment,
        checked: test.disableCheck != true)
    } catch {
      passed = false
      got = "refused: " + error.diagnostics.map(\.message).joined(separator: "; ")
      return
    }
    if let type = test.expected.deducedType?.type, type != expression.type {
      passed = false
      got = "type \(expression.type)"
      return
    }
    guard test.checkOnly != true else {
      passed = true
      got = "type \(expression.type)"
      return
    }
    do {
      let value = try expression.evaluate((test.bindings ?? [:]).mapValues(\.value))
      passed = test.expected.value?.matches(value) ?? (kind == .type)
      got = Self.shown(value)
    } catch {
      passed = kind == .error
      got = "an error: \(error.message)"
    }
  }

  private static func shown(_ value: Value) -> String { "\(value.typeName) \(value)" }
}
