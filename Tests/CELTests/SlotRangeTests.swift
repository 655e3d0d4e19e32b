import CEL
import Testing

@Suite struct SlotRangeTests {
  private static let host = Host(variables: [("n", .int(0)), ("m", .money(0)), ("d", .double(0))])
  private static let least = "-9223372036854775808"
  private static let greatest = "9223372036854775807"

  @Test(arguments: ["==", "<", "<=", ">", ">="], ["-3", "0", "7", least, greatest])
  func `a comparison with a constant is a range that agrees with its program`(symbol: String, constant: String) throws {
    for text in ["n \(symbol) \(constant)", "\(constant) \(symbol) n"] {
      let program = try Self.host.compiled(text).bind { _ in 0 }
      guard let range = program.range else {
        // Nothing lies beyond the ends of 64 bits.
        #expect([Self.least, Self.greatest].contains(constant), "\(text)")
        continue
      }
      for value in [.min, -4, -3, -2, -1, 0, 1, 6, 7, 8, .max] as [Int64] {
        for state in [SlotState.value, .unknown, .never, .error] {
          let outcome = Host.run(program, [state, .value, .value], [value, 0, 0])
          let expected: SlotRange.Outcome = outcome.state != .value ? .unknown : outcome.bits != 0 ? .yes : .no
          let found = [value, 0, 0].withUnsafeBufferPointer { values in
            [state, .value, .value].withUnsafeBufferPointer { states in
              range.holds(in: Frame(values: values.baseAddress!, states: states.baseAddress!))
            }
          }
          #expect(found == expected, "\(text) of \(value), \(state)")
        }
      }
    }
  }

  @Test func `money is compared in minor units`() throws {
    #expect(try Self.host.compiled("m > 300").bind { _ in 0 }.range != nil)
  }

  @Test(arguments: ["n != 3", "n > m", "n > 3 || n < 1", "n + 1 > 3", "d > 3.0", "has(n)", "n in [1, 2]"])
  func `what is more than that is none`(text: String) {
    let program = try? Self.host.compiled(text).bind { _ in 0 }
    #expect(program?.range == nil)
  }
}
