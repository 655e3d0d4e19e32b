import Glibc

/// What libFuzzer calls with every text it makes up: parse, check and evaluate it in every way there is. Compiled into one
/// module with the sources of CEL; `scripts/fuzz-cel` says how.
///
/// It fails on a crash, on a step that takes more than 100 ms, on an evaluation that takes more than the cost that was told
/// before, and on two ways that give two answers. Memory is libFuzzer's to watch.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let overSlots = overSlots(text)
  let overValues = overValues(text)
  // Of times the two know different parts of a second.
  if let overSlots, let overValues, overSlots != overValues, !text.contains("duration"), !text.contains("timestamp") {
    fatalError("over slots \(overSlots), over values \(overValues): \(text)")
  }
  return 0
}

/// In microseconds, of the thread on a processor: a machine that does other things does not lengthen it. Instrumented code
/// is some two times slower than what is shipped.
private let limit = 100_000

private func timed<Result, Failure: Error>(
  _ step: String, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
  let began = now()
  defer {
    let taken = now() - began
    if taken > limit { fatalError("a hang: \(step) took \(taken / 1_000) ms") }
  }
  return try body()
}

private let place = SourcePlace(file: "fuzz", line: 1, column: 1)
private let texts = ["añ👍", "", "a"]

private final class Texts: TextTable {
  func text(of number: Int64) -> String { texts[Int(number) % texts.count] }
}

/// - Returns: what a condition says where it may not be bent: `true`, `false`, `error`.
private func overSlots(_ text: String) -> String? {
  let types: [(String, CELType)] = [
    ("b", .bool), ("n", .int), ("u", .uint), ("x", .double), ("s", .string), ("m", .money), ("d", .duration),
    ("t", .timestamp), ("e", .string), ("a", .string),
  ]
  let words: [Int64] = [1, -7, 7, Int64(bitPattern: (2.5).bitPattern), 0, 500, 60_000, 1_700_000_000_000, 1, 2]
  let table = Texts()
  var answer: String?
  for options in [Environment.Options.rules(moneyDecimals: 2), .standard] {
    var environment = Environment(options: options)
    for (slot, variable) in types.enumerated() { environment.declare(variable.0, variable.1, slot: slot) }
    let checked = timed("checking over slots") { try? compile(text, at: place, in: environment) }
    guard let checked else { continue }
    let program = timed("binding") {
      checked.bind { written in Int64(texts.firstIndex { Bytes.areEqual($0, written) } ?? 1_000 + written.utf8.count) }
    }
    for states in [
      [.unknown, .never, .error, .value, .value, .value, .never, .unknown, .unknown, .never],
      [SlotState](repeating: .value, count: types.count),
    ] {
      let outcome = words.withUnsafeBufferPointer { words in
        states.withUnsafeBufferPointer { states in
          timed("evaluating over slots") {
            program.evaluate(Frame(values: words.baseAddress!, states: states.baseAddress!, texts: table))
          }
        }
      }
      precondition(outcome.state == .value || outcome.bits == 0)
      if options == .standard, checked.type == .bool {
        answer = outcome.state == .value ? (outcome.isTrue ? "true" : "false") : "\(outcome.state)"
      }
    }
  }
  return answer
}

private func overValues(_ text: String) -> String? {
  var environment = Environment(options: .standard)
  let typed: [(String, Value, CELType)] = [
    ("b", .bool(true), .bool), ("n", .int(-7), .int), ("u", .uint(7), .uint), ("x", .double(2.5), .double),
    ("s", .string(texts[0]), .string), ("d", .duration(60_000_000_000), .duration),
    ("t", .timestamp(Moment(seconds: 1_700_000_000, nanoseconds: 0)), .timestamp), ("e", .string(""), .string),
    ("a", .string("a"), .string),
  ]
  for (name, _, type) in typed { environment.declare(name, type) }
  let values = Dictionary(uniqueKeysWithValues: typed.map { ($0.0, $0.1) })
  var answer: String?
  if let expression = timed("checking over values", { try? ValueExpression(text, at: place, in: environment) }) {
    _ = evaluated(expression, values)
    if expression.type == .bool { answer = condition(expression, values) }
  }

  environment = Environment(options: .standard)
  environment.knowsPlanMacros = true
  var free = values
  free["l"] = .list([.int(1), .string("a"), .null])
  free["m"] = .map(MapValue([(.string("a"), .int(1)), (.int(2), .list([]))])!)
  for name in free.keys { environment.declare(name, .dyn) }
  for isChecked in [true, false] {
    let expression = timed("checking over free values") {
      try? ValueExpression(text, at: place, in: environment, checked: isChecked)
    }
    if let expression { _ = evaluated(expression, free) }
  }
  return answer
}

/// Under the budget that is everybody's, and under the cost that was told where it is less.
private func evaluated(_ expression: ValueExpression, _ values: [String: Value]) -> Value? {
  let heaviest = values.values.map(\.weight).max() ?? 0
  let cost = timed("telling the cost") { expression.cost(inputs: heaviest) }
  let budget = Budget.standard
  do throws(EvaluationFailure) {
    return try timed("evaluating over values") { () throws(EvaluationFailure) in
      try expression.evaluate(values, budget: Budget(work: min(cost, budget.work), memory: budget.memory))
    }
  } catch {
    if cost < budget.work, error.message.contains("budget of work") {
      fatalError("it takes more than its cost, \(cost)")
    }
    return nil
  }
}

/// What a condition says; nil where it comes near the budget, which is smaller over slots.
private func condition(_ expression: ValueExpression, _ values: [String: Value]) -> String? {
  do throws(EvaluationFailure) {
    guard case .bool(let value) = try expression.evaluate(values, budget: Budget(work: 50_000, memory: 2 << 20)) else {
      return nil
    }
    return value ? "true" : "false"
  } catch { return error.message.contains("budget of") ? nil : "error" }
}
