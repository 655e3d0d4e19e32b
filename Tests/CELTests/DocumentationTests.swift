import Foundation
import Testing

@testable import CEL

@Suite struct DocumentationTests {
  /// The table of `docs/cel.md`, one line a function.
  static var table: String {
    let rows = FunctionTable.functions.filter { !$0.overloads.isEmpty }.map { function in
      let forms = function.overloads.map { overload in
        let parameters = overload.parameters.map(\.description)
        let form =
          function.name.contains("_")
          ? (parameters.count == 2
            ? "\(parameters[0]) \(function.written) \(parameters[1])" : "\(function.written)\(parameters[0])")
          : "\(function.name)(\(parameters[0]))"
        let isEverywhere = function.overloads.count { $0.parameters == overload.parameters } > 1
        let mark =
          switch overload.mode {
          case .rulesOnly where !isEverywhere: " ᴿ"
          default: ""
          }
        return "`\(form)` → \(overload.result)\(mark)"
      }
      return "| `\(function.written)` | \(function.meaning) | \(unique(forms.map(bare)).joined(separator: ", ")) |"
    }
    return (["| | meaning | forms |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  /// The other table: of expressions over values.
  static var valueTable: String {
    let rows = FunctionTable.functions.filter { $0.operation != nil }.map { function in
      let forms = function.signatures.map { signature in
        let parameters = signature.parameters.map(\.description)
        let form =
          if function.isOperator {
            parameters.count == 2
              ? "\(parameters[0]) \(function.written) \(parameters[1])" : "\(function.written)\(parameters[0])"
          } else if signature.isMember {
            "\(parameters[0]).\(function.name)(\(parameters.dropFirst().joined(separator: ", ")))"
          } else {
            "\(function.name)(\(parameters.joined(separator: ", ")))"
          }
        return "`\(form)` → \(signature.result)"
      }
      let shown = forms.count > 12 ? forms.prefix(12) + ["…"] : forms[...]
      return "| `\(function.written)` | \(function.meaning) | \(shown.map(bare).joined(separator: ", ")) |"
    }
    return (["| | meaning | forms |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  /// A vertical bar would end the cell.
  private static func bare(_ form: String) -> String { form.replacingOccurrences(of: "|", with: "\\|") }

  private static func unique(_ forms: [String]) -> [String] {
    forms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  @Test func `the manual shows the function table as it is`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manual = try String(contentsOf: root.appending(path: "docs/cel.md"), encoding: .utf8)
    #expect(manual.contains(Self.table), "put this into docs/cel.md:\n\(Self.table)")
    #expect(manual.contains(Self.valueTable), "put this into docs/cel.md:\n\(Self.valueTable)")
  }

  @Test func `a name stands once in the table, and its forms differ`() {
    let names = FunctionTable.functions.map(\.name)
    #expect(Set(names).count == names.count)
    for function in FunctionTable.functions {
      #expect(Set(function.signatures).count == function.signatures.count, "\(function.name)")
      #expect(!function.overloads.isEmpty || function.operation != nil, "\(function.name)")
      for mode in [Environment.Options.standard, .rules(moneyDecimals: 2)] {
        let forms = function.overloads.filter { $0.isKnown(in: mode) }.map(\.parameters)
        #expect(Set(forms).count == forms.count, "\(function.name)")
        #expect(forms.allSatisfy { $0.count == forms.first?.count }, "\(function.name)")
      }
    }
  }
}
