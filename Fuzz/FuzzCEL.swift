/// What libFuzzer calls with every text it makes up: parse, check and evaluate it in every way there is. Compiled into one
/// module with the sources of CEL; `scripts/fuzz-cel` says how.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let place = SourcePlace(file: "fuzz", line: 1, column: 1)

  let types: [(String, CELType)] = [
    ("b", .bool), ("n", .int), ("u", .uint), ("x", .double), ("s", .string), ("m", .money), ("d", .duration),
    ("t", .timestamp),
  ]
  for options in [Environment.Options.standard, .rules(moneyDecimals: 2)] {
    var environment = Environment(options: options)
    for (slot, variable) in types.enumerated() { environment.declare(variable.0, variable.1, slot: slot) }
    guard let checked = try? compile(text, at: place, in: environment) else { continue }
    let program = checked.bind { Int64($0.utf8.count) }
    let words: [Int64] = [1, -7, 7, Int64(bitPattern: (2.5).bitPattern), 1, 500, 60_000, 1_700_000_000_000]
    for states in [
      [SlotState](repeating: .value, count: 8), [.unknown, .never, .error, .value, .value, .value, .never, .unknown],
    ] {
      words.withUnsafeBufferPointer { words in
        states.withUnsafeBufferPointer { states in
          let outcome = program.evaluate(Frame(values: words.baseAddress!, states: states.baseAddress!))
          precondition(outcome.state == .value || outcome.bits == 0)
        }
      }
    }
  }

  var environment = Environment(options: .standard)
  environment.knowsPlanMacros = true
  let values: [String: Value] = [
    "b": .bool(true), "n": .int(-7), "u": .uint(7), "x": .double(2.5), "s": .string("añ👍"), "d": .duration(60),
    "t": .timestamp(Moment(seconds: 1_700_000_000, nanoseconds: 5)), "l": .list([.int(1), .string("a"), .null]),
    "m": .map(MapValue([(.string("a"), .int(1)), (.int(2), .list([]))])!),
  ]
  for name in values.keys { environment.declare(name, .dyn) }
  for isChecked in [true, false] {
    guard let expression = try? ValueExpression(text, at: place, in: environment, checked: isChecked) else { continue }
    _ = try? expression.evaluate(values, budget: Budget(work: 200_000, memory: 8 << 20))
  }
  return 0
}
