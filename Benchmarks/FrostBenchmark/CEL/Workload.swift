import CEL

/// Evaluations that are done over and over. The same every time: no clock, no chance.
enum Workload {
  static let place = SourcePlace(file: "benchmark", line: 1, column: 1)

  /// By name what makes one.
  static let all: [(String, @Sendable () -> () -> Bool)] = [
    (
      "rule",
      {
        rule(
          #"amount > 500 && type == "transfer" && payee_age < '7d' && sent_1h + amount > 3 * usual_amount && !(country in ["CN","HK"])"#
        )
      }
    ),
    (
      "miss",
      { rule(#"amount > 5000 && type == "transfer" && payee_age < '7d' && !(country in ["CN","HK"])"#) }
    ),
    ("startsWith", { rule("amount > 500 && reason.startsWith('urgent')") }),
    ("lowerAscii", { rule("reason.lowerAscii() in ['urgent', 'invest']") }),
    ("matches", { rule("reason.matches('^urgent.*fee$')") }),
    ("values", values),
  ]

  /// A condition over slots, all of whose terms are evaluated.
  private static func rule(_ text: String) -> () -> Bool {
    let wallet = Wallet()
    let checked = try! compile(text, at: place, in: wallet.environment, expecting: .bool)
    let program = checked.bind { wallet.number(of: $0) }
    wallet.fill()
    return { program.evaluate(wallet.frame).isTrue }
  }

  /// The condition that other implementations were measured with, over values by name.
  private static func values() -> () -> Bool {
    var environment = Environment(options: .standard)
    for name in ["amount", "age", "sent_1h", "usual"] { environment.declare(name, .double) }
    for name in ["type", "country"] { environment.declare(name, .string) }
    let expression = try! ValueExpression(
      #"amount > 500.0 && type == "transfer" && age < 7.0 && sent_1h + amount > 3.0 * usual && !(country in ["CN","HK"])"#,
      at: place, in: environment)
    let variables: [String: Value] = [
      "amount": .double(900), "age": .double(2), "sent_1h": .double(1200), "usual": .double(100),
      "type": .string("transfer"), "country": .string("GB"),
    ]
    return {
      guard case .bool(let value)? = try? expression.evaluate(variables) else { return false }
      return value
    }
  }
}

/// A host: texts by number, and the slots of one event.
final class Wallet: TextTable {
  private var texts: [String] = []
  private let words = UnsafeMutablePointer<Int64>.allocate(capacity: 7)
  private let states = UnsafeMutablePointer<SlotState>.allocate(capacity: 7)

  var environment: Environment {
    var environment = Environment(options: .rules(moneyDecimals: 2))
    let types: [CELType] = [.money, .string, .duration, .money, .money, .string, .string]
    let names = ["amount", "type", "payee_age", "sent_1h", "usual_amount", "country", "reason"]
    for (slot, name) in names.enumerated() { environment.declare(name, types[slot], slot: slot) }
    return environment
  }

  func number(of text: String) -> Int64 {
    if let known = texts.firstIndex(of: text) { return Int64(known) }
    texts.append(text)
    return Int64(texts.count - 1)
  }

  func text(of number: Int64) -> String { texts[Int(number)] }

  func fill() {
    let values = [
      90_000, number(of: "transfer"), 172_800_000, 120_000, 10_000, number(of: "GB"), number(of: "urgent: a fee"),
    ]
    words.initialize(from: values, count: 7)
    states.initialize(repeating: .value, count: 7)
  }

  var frame: Frame { Frame(values: words, states: states, texts: self) }
}
