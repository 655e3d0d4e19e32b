import ArgumentParser
import Foundation

struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract:
      "Run the suite of the specification, one case a line of JSON; cases that need protocol buffers are left out.")

  @Argument(help: "The suite.")
  var file: String

  @Option(help: "How many may fail before the command does.")
  var allowed = 0

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("\(file): cannot be read")
    }
    let decoder = JSONDecoder()
    var counts: [String: [ConformanceOutcome.Kind: (passed: Int, total: Int)]] = [:]
    var failures = 0
    for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      do {
        guard try !decoder.decode(ConformanceHeader.self, from: line).needsProtobuf else { continue }
        let test = try decoder.decode(ConformanceCase.self, from: line)
        let outcome = ConformanceOutcome(test)
        counts[test.file, default: [:]][outcome.kind, default: (0, 0)].total += 1
        if outcome.passed {
          counts[test.file]![outcome.kind]!.passed += 1
        } else {
          failures += 1
          print("\(test.id): \(test.expression)\n  expected \(outcome.expected)\n  got      \(outcome.got)")
        }
      } catch {
        throw ValidationError("\(file):\(number + 1): \(error)")
      }
    }
    report(counts)
    if failures > allowed { throw ExitCode.failure }
  }

  private func report(_ counts: [String: [ConformanceOutcome.Kind: (passed: Int, total: Int)]]) {
    func line(_ name: String, _ kinds: [ConformanceOutcome.Kind: (passed: Int, total: Int)]) -> String {
      let shown = ConformanceOutcome.Kind.allCases.compactMap { kind in
        kinds[kind].map { "\(kind.rawValue) \($0.passed)/\($0.total)" }
      }
      return name + String(repeating: " ", count: max(1, 17 - name.utf8.count)) + shown.joined(separator: ", ")
    }
    var sums: [ConformanceOutcome.Kind: (passed: Int, total: Int)] = [:]
    for (name, kinds) in counts.sorted(by: { $0.key < $1.key }) {
      print(line(name, kinds))
      for (kind, count) in kinds {
        sums[kind, default: (0, 0)].passed += count.passed
        sums[kind, default: (0, 0)].total += count.total
      }
    }
    print(line("all", sums))
    let (passed, total) = sums.values.reduce((0, 0)) { ($0.0 + $1.passed, $0.1 + $1.total) }
    print("passed \(passed) of \(total)")
  }
}
