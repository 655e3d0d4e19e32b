/// Test results in the XML that build servers read (the JUnit form, one suite a file).
package struct JUnitReport {
  package let text: String

  package init(_ report: RuleTestReport) {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites tests=\"\(report.results.count)\" failures=\"\(report.failed)\">")
    for file in Set(report.results.map(\.file)).sorted() {
      let results = report.results.filter { $0.file == file }
      let failed = results.count { !$0.failures.isEmpty }
      lines.append(
        "  <testsuite name=\"\(Self.escaped(file))\" tests=\"\(results.count)\" failures=\"\(failed)\">")
      for result in results { lines += Self.lines(result) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ result: RuleTestRun.Result) -> [String] {
    let head = "    <testcase classname=\"\(escaped(result.file))\" name=\"\(escaped(result.name))\""
    guard !result.failures.isEmpty else { return [head + "/>"] }
    let failures = result.failures.map { failure in
      "      <failure message=\"\(escaped(failure.lines.first ?? ""))\">"
        + escaped(failure.text.joined(separator: "\n")) + "</failure>"
    }
    return [head + ">"] + failures + ["    </testcase>"]
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}": result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
