import CEL
import Testing

@Suite struct MoneyTests {
  let host = Host(
    variables: [
      ("amount", .money(480_000)), ("balance", .money(500_000)), ("cent", .money(1)), ("five", .money(5)),
      ("debt", .money(-5)), ("nothing", .money(0)), ("all", .money(.max)), ("n", .int(3)), ("zero", .int(0)),
      ("rate", .double(0.5)), ("null_rate", .double(0)), ("nan", .double(.nan)), ("fifteen", .money(15)),
    ],
    constants: [
      ("limit.real_out", .written("500")), ("limit.fee", .written("0.05")), ("limit.share", .written("0.9")),
      ("limit.steps", .numbers([Number("4800")!, Number("0.01")!])),
    ])

  @Test(arguments: [
    ("amount + 500", Scalar.int(530_000)), ("500 + amount", .int(530_000)), ("amount - 0.01", .int(479_999)),
    ("amount + balance", .int(980_000)), ("-amount", .int(-480_000)), ("amount + limit.fee", .int(480_005)),
    ("amount * 2", .int(960_000)), ("2 * amount", .int(960_000)), ("n * amount", .int(1_440_000)),
    ("amount * limit.share", .int(432_000)), ("cent * 0.5", .int(0)), ("five * 0.5", .int(2)),
    ("fifteen * 0.5", .int(8)), ("fifteen * 0.1", .int(2)), ("five * 0.1", .int(0)), ("0.1 * fifteen", .int(2)),
    ("five * 0.3", .int(2)), ("debt * 0.5", .int(-2)), ("debt * 0.3", .int(-2)), ("debt * 0.1", .int(0)),
    ("five * rate", .int(2)), ("rate * fifteen", .int(8)), ("five / 2", .int(2)), ("fifteen / 2", .int(8)),
    ("debt / 2", .int(-2)), ("amount / n", .int(160_000)), ("fifteen / -2", .int(-8)), ("five / 0.5", .int(10)),
    ("five / 0.3", .int(17)), ("five / rate", .int(10)), ("amount / balance", .double(0.96)),
    ("500 / balance", .double(0.1)), ("amount / nothing", .unknown), ("amount / zero", .unknown),
    ("amount / 0", .unknown), ("amount / 0.0", .unknown), ("amount / null_rate", .unknown), ("all + cent", .error),
    ("all * 2", .error), ("all * 1.5", .error), ("all * rate * 4", .error), ("amount * nan", .error),
    ("all * 1.0", .int(.max)), ("amount * 1e15", .error), ("amount - 2 * 500 * 3", .int(180_000)),
    ("n > 2 ? amount : 100", .int(480_000)), ("n > 3 ? amount : 100", .int(10_000)),
  ])
  func `money is reckoned in minor units, rounded half to even`(text: String, expected: Scalar) throws {
    #expect(try host.evaluate(text) == expected)
  }

  @Test(arguments: [
    "amount >= limit.real_out", "amount == 4800", "amount == 4800.00", "amount > 4799.99", "4800.01 > amount",
    "amount / balance >= limit.share", "amount in [4800, 5000]", "amount in limit.steps", "cent in limit.steps",
    "amount > 2 * limit.real_out", "amount > limit.real_out + 100", "amount in [balance, 4800]", "debt < 0",
    "amount > 3 * 1e3", "amount != 48", "5000 in [amount, balance]", "-cent == -0.01",
  ])
  func `a number beside money is major units`(text: String) throws {
    #expect(try host.evaluate(text, expecting: .bool) == .yes)
  }

  @Test(arguments: [(0, "amount == 480000"), (3, "amount == 480.000"), (4, "amount == 48")])
  func `the decimals are the host's`(decimals: Int, text: String) throws {
    var host = host
    host.options = .rules(moneyDecimals: decimals)
    #expect(try host.evaluate(text) == .yes)
  }

  @Test(arguments: [
    "amount * balance", "amount % 2", "amount > n", "amount + n", "amount > rate", "n / amount", "amount + '5'",
    "amount == true", "int(amount)", "amount > 92233720368547758.08", "amount + 0.001",
  ])
  func `money does not meet what is not money`(text: String) {
    let errors = host.errors(text)
    #expect(errors.count == 1 && !errors[0].hasPrefix("compiled"), "\(errors)")
  }
}
