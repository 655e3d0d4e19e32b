import CEL
import Testing

@Suite struct ErrorTests {
  let host = Host(
    variables: [
      ("amount", .money(1)), ("n", .int(1)), ("x", .double(1)), ("u", .uint(1)), ("type", .text("a")),
      ("country", .text("a")), ("payee_age", .duration(1)), ("device_age", .duration(1)), ("is_new", .bool(true)),
      ("opened", .timestamp(1)), ("profile.zone", .text("x")), ("fails", .int(1)), ("total", .int(2)),
    ],
    constants: [("limit.mule_in", .written("2000")), ("list.known", .texts(["a"]))])

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var errors: String
    var testDescription: String { text }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    var text: [Substring] = []
    var errors: [Substring] = []
    func close() {
      if !text.isEmpty {
        cases.append(Case(text: text.joined(separator: "\n"), errors: errors.joined(separator: "\n")))
      }
    }
    for line in (ErrorTexts.golden + "\n" + TextErrorTexts.golden).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("### ") {
        close()
        (text, errors) = ([line.dropFirst(4)], [])
      } else if errors.isEmpty, !line.hasPrefix("rules/") {
        text.append(line)
      } else {
        errors.append(line)
      }
    }
    close()
    return cases
  }()

  @Test(arguments: cases)
  func `every error says where, what and what to do`(_ expected: Case) {
    let errors = host.errors(expected.text, expecting: expected.text.contains("?") ? nil : .bool)
    #expect(errors.joined(separator: "\n") == expected.errors)
  }

  @Test func `the golden texts are many`() { #expect(Self.cases.count > 100) }

  @Test func `an empty expression is an error at its place`() {
    for text in ["", "   ", "// only a comment"] {
      let errors = host.errors(text)
      #expect(errors.count == 1)
      #expect(errors[0].contains("expected a value, found the end"))
      #expect(errors[0].contains("hint: the expression is empty"))
    }
  }

  @Test func `standard mode explains mixed numbers and days`() {
    var host = host
    host.options = .standard
    #expect(
      host.errors("x > 500") == [
        """
        rules/a.yaml:3:11: error: `>` does not take double and int
                  x > 500
                    ^
          hint: write a whole number as 500.0, or convert: double(n)
        """
      ])
    #expect(host.errors("duration('7d') > payee_age")[0].contains("hint: days are not a unit of CEL: write 168h"))
    #expect(host.errors("payee_age < '24h'")[0].contains("hint: write duration('24h')"))
    #expect(host.errors("payee_age < 24")[0].contains("hint: write duration('24h')"))
  }

  @Test func `columns count scalars, also behind wide and combined ones`() {
    let errors = host.errors("country == '转出👨‍👩‍👧' && amuont > 1", expecting: .bool)
    #expect(errors.count == 1)
    #expect(errors[0].hasPrefix("rules/a.yaml:3:33: error: `amuont` is not known"))
  }

  @Test func `after a hundred errors the rest is counted`() throws {
    let text = (0..<150).map { "zzzzzzzz\($0) == 1" }.joined(separator: " && ")
    let failure = #expect(throws: CompileFailure.self) { try host.compiled(text) }
    let diagnostics = try #require(failure).diagnostics
    #expect(diagnostics.count == 101)
    #expect(diagnostics.last?.message == "50 more errors are not shown")
    #expect(diagnostics.map(\.place) == diagnostics.map(\.place).sorted())
  }
}
