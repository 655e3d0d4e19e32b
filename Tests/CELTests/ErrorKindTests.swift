import CEL
import Foundation
import Testing

/// The kinds of errors are the texts that the sources of parser and checker report. None is without a golden text.
@Suite struct ErrorKindTests {
  /// A text of a source, cut where it holds what differs from error to error.
  struct Kind: Hashable {
    var file: String
    var pieces: [String]

    func isIn(_ message: String) -> Bool {
      var rest = message[...]
      for piece in pieces where !piece.isEmpty {
        guard let found = rest.range(of: piece) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
  }

  /// Goldens that do not fit the tables: what is too large to write out, and what a test of its own checks.
  static let others: [(errors: [String], message: String)] = {
    let host = ErrorTests().host
    let long = String(repeating: "n", count: 100_001)
    let deep = String(repeating: "(", count: 300)
    return [
      (host.errors(long), "the expression is too long"), (Evaluated.errors(long), "the expression is too long"),
      (host.errors(deep), "nested too deeply"),
      (Evaluated.errors("'a'.matches('\(deep)')"), "the pattern is wrong: it is nested too deeply"),
      (Evaluated.errors("'a'.matches('(?P<>a)')"), "the pattern is wrong: the group's name is wrong"),
      (Evaluated.errors(nested), "the value is nested too deeply"),
      (block, "a block begins with a list"),
      (HostSetTests.errors("n in list.known"), "this is int, what is looked into is list(string)"),
      (HostSetTests.errors("'a' in list.known"), "only a variable can be looked for in this list"),
      (
        HostSetTests.errors("['a'].exists(t, t in list.known)"),
        "`list.known` is a host's set, which no function or macro looks into"
      ),
      ([Evaluated.outcome("duration('0.1ns')")], "'0.1ns' is finer than a nanosecond"),
    ]
  }()

  private static let block = {
    var environment = Environment(options: .standard)
    environment.knowsPlanMacros = true
    return Evaluated.errors("cel.block(1, 2)", in: environment)
  }()

  /// 30 times 100 levels of lists.
  private static let nested = (0..<30).reversed().reduce("a30 == a30") { inner, index in
    let (open, close) = (String(repeating: "[", count: 100), String(repeating: "]", count: 100))
    return "cel.bind(a\(index + 1), \(open)\(index == 0 ? "1" : "a\(index)")\(close), \(inner))"
  }

  @Test func `what is too large for a table says so too`() {
    for (errors, message) in Self.others {
      #expect(errors.first?.contains(": \(message)") == true, "\(errors.first ?? "") is not: \(message)")
    }
  }

  @Test func `every error of parser and checker has a golden text`() throws {
    let goldens =
      ErrorTests.cases.map(\.errors) + RefusalTests.goldens + PatternErrorTexts.goldens
    let messages =
      goldens.flatMap { $0.split(separator: "\n") }.filter { $0.contains(": error: ") }.map(String.init)
      + Self.others.map(\.message)
    let kinds = try Self.kinds()
    #expect(kinds.count > 90)
    for kind in kinds where !messages.contains(where: kind.isIn) {
      Issue.record("\(kind.file): no golden text for: \(kind.pieces.joined(separator: "…"))")
    }
  }

  private static func kinds() throws -> Set<Kind> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CEL")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let reporting = [
      "Syntax/", "Checker/", "General/Planner", "Regex/", "Time/", "CheckedExpression", "ValueExpression",
    ]
    var kinds: Set<Kind> = []
    for path in paths where path.hasSuffix(".swift") && reporting.contains(where: path.contains) {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        .split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
      for call in text.matches(of: /[^A-Za-z](report|refuse|unusable|stop|Fault)\(/) {
        for pieces in Self.messages(in: text[call.range.upperBound...]) {
          kinds.insert(Kind(file: path, pieces: pieces))
        }
      }
    }
    return kinds
  }

  /// The texts among a call's arguments that are no hints and more than a word.
  private static func messages(in arguments: Substring) -> [[String]] {
    var messages: [[String]] = []
    var rest = arguments
    var depth = 1
    var before = ""
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        let pieces = literal(&rest)
        if !before.contains("hint:"), pieces.contains(where: { $0.contains(" ") }) { messages.append(pieces) }
      default: break
      }
      before.append(character)
    }
    return messages
  }

  /// What stands between the quotes, cut at interpolations.
  private static func literal(_ rest: inout Substring) -> [String] {
    var pieces = [""]
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        pieces[pieces.count - 1].append(character)
        continue
      }
      guard rest.first == "(" else {
        if let escaped = rest.popFirst() { pieces[pieces.count - 1].append(escaped) }
        continue
      }
      var depth = 0
      repeat {
        switch rest.popFirst() {
        case "(": depth += 1
        case ")": depth -= 1
        case "\"": _ = literal(&rest)
        default: break
        }
      } while depth > 0 && !rest.isEmpty
      pieces.append("")
    }
    return pieces
  }
}
