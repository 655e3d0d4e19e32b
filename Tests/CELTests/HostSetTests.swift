import CEL
import Testing

struct HostSetTests {
  private static var environment: Environment {
    var environment = Environment(options: .rules(moneyDecimals: 2))
    environment.declare("payee", .string, slot: 0)
    environment.declare("card", .string, slot: 1)
    environment.declare("n", .int, slot: 2)
    environment.declare(set: "list.known", of: .string, answers: [0: 3])
    return environment
  }

  static func errors(_ text: String) -> [String] {
    do throws(CompileFailure) {
      _ = try compile(text, at: Host.place, in: environment)
      return ["compiled"]
    } catch {
      return error.diagnostics.map { $0.rendered(line: nil) }
    }
  }

  private func refusal(_ text: String) -> String {
    Self.errors(text).map { $0.split(separator: "\n")[0].split(separator: "error: ").last.map(String.init) ?? "" }
      .joined(separator: "; ")
  }

  @Test func `a host's set is asked through a slot`() throws {
    let checked = try compile("!(payee in list.known) && n > 1", at: Host.place, in: Self.environment)
    #expect(checked.slots == [0, 2, 3])
    #expect(checked.names == ["list.known", "n", "payee"])
    let program = checked.bind { _ in 0 }
    #expect(Host.run(program, [.value, .unknown, .value, .value], [7, 0, 2, 0]) == .yes)
    #expect(Host.run(program, [.value, .unknown, .value, .value], [7, 0, 2, 1]) == .no)
    #expect(Host.run(program, [.unknown, .unknown, .value, .unknown], [7, 0, 2, 1]) == .unknown)
  }

  @Test func `only a variable that the host answers for can be looked for`() {
    #expect(refusal("n in list.known").contains("this is int, what is looked into is list(string)"))
    for text in ["'a' in list.known", "card in list.known", "(n > 1 ? payee : card) in list.known"] {
      #expect(refusal(text) == "only a variable can be looked for in this list")
    }
    #expect(refusal("['a'] in list.known").contains("what is looked into"))
    #expect(refusal("payee in list.knwon") == "`list.knwon` is not known")
    #expect(refusal("list.known == 'a'") != "compiled")
  }
}
