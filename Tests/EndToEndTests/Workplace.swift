import Foundation
import FrostEvents

/// A directory of its own for one test: rules, configuration, stream, state. Removed with everything in it.
final class Workplace {
  let directory: String
  var configuration: String { directory + "/frost.yaml" }
  var rules: String { directory + "/rules" }
  var stream: String { directory + "/stream.jsonl" }
  var state: String { directory + "/state" }

  /// The built frostd stands beside the test bundle.
  static let frostd = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("frostd").path

  init(schema: String = Workplace.schema) throws {
    var template = Array("/tmp/frost-e2e-XXXXXX".utf8CString)
    directory = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    try FileManager.default.createDirectory(atPath: rules, withIntermediateDirectories: false)
    try write(schema, to: rules + "/schema.yaml")
    try write(Self.policy, to: rules + "/policy.yaml")
    try write(Self.rule, to: rules + "/drain.yaml")
    try write(
      """
      rules: rules
      state: state
      run: .
      clock: stream
      sources: [{name: main, file: stream.jsonl}]

      """, to: configuration)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// Appends to the stream as a wallet does.
  func append(_ bytes: some DataProtocol, to path: String? = nil) throws {
    let file = open(path ?? stream, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    precondition(file >= 0)
    try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: bytes)
  }

  func append(_ text: String) throws { try append(Data(text.utf8)) }

  static let schema = """
    schema: 1
    event:
      id: {at: /id, type: text, required: true}
      time: {at: /time, type: time, required: true}
      type: {at: /type, type: text, required: true}
      account: {at: /account, type: key, required: true}
      payee: {at: /payee, type: key}
      amount: {at: /amount, type: money}
    book-currency: CNY

    """

  static let policy = """
    policy: 1
    combine: {how: sum, cap: 100}
    bands:
      account:
        - {from: 80, do: [freeze, alert, case]}
    actions:
      freeze: {scope: [out], for: 24h, then: lapse}
      case: {to: risk-desk, due: 2h}

    """

  static let rule = """
    features:
      sent_1h: {sum: amount, of: [transfer], by: account, over: 1h}
    rules:
      - rule: drain
        title: {en: Much money leaves within the hour}
        owner: tests
        stage: enforce
        types: [transfer]
        when:
          - sent_1h > 5000
        score: 90
        say: {en: "{sent_1h} left within the hour"}

    """
}

/// Lines of a stream, the same on every call: 1,000 accounts send money, some send too much.
enum Stream {
  /// One line in a thousand cannot be read.
  static func linesWithBadOnes(_ numbers: Range<Int>) -> String {
    numbers.map { $0 % 1000 == 500 ? "{ no event }\n" : line($0) }.joined()
  }

  /// Some cannot be read, some come twice, some come two hours late.
  static func linesOfAllKinds(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      if number % 500 == 250 { return "{ no event }\n" }
      if number % 151 == 7 { return line(number - 1) }
      return line(number, late: number % 211 == 3 ? 7200 : 0)
    }.joined()
  }

  static func line(_ number: Int, late: Int = 0) -> String {
    let time = EventTime(milliseconds: Int64(1_772_000_000 + number - late) * 1000).text
    let amount = number % 97 == 0 ? "6000.00" : "\(number % 50).25"
    return #"{"id":"e\#(number)","time":"\#(time)","type":"transfer","account":"A\#(number * 7919 % 1000)","#
      + #""payee":"P\#(number % 13)","amount":"\#(amount)"}"# + "\n"
  }

  static func lines(_ numbers: Range<Int>) -> String { numbers.map { line($0) }.joined() }
}
