import FrostEvents
import Testing

@testable import FrostWallet

@Suite struct WalletSimulationTests {
  static let stream = Stream(Stream.orderly)
  var stream: Stream { Self.stream }

  @Test func `the same seed gives the same bytes, another seed others`() {
    var options = Stream.orderly
    options.extent = .events(3_000)
    let once = Stream(options).bytes
    #expect(once == Stream(options).bytes)
    options.seed = 2
    #expect(once != Stream(options).bytes)
  }

  @Test func `a stream has exactly the lines that were asked for`() {
    var options = Stream.orderly
    options.extent = .events(1_234)
    #expect(Stream(options).lines.count == 1_234)
  }

  @Test func `lines stand in the order of time`() throws {
    var options = Stream.orderly
    options.extent = .events(5_000)
    var simulation = WalletSimulation(options)
    var buffer: [UInt8] = []
    var last = options.start
    while let event = simulation.next(into: &buffer) {
      #expect(event.time >= last)
      last = event.time
    }
    #expect(last > options.start)
  }

  @Test func `event ids are unique`() {
    #expect(Set(stream.lines.map { $0["id"] }).count == stream.lines.count)
  }

  @Test func `balances are what movements made them, and no movement exceeds them`() throws {
    var balances: [String: Int64] = [:]
    for line in stream.lines where line["balance_before"] != nil && line["type"] != "chargeback" {
      let account = try #require(line["account"])
      let before = line.minor("balance_before")
      let amount = line.minor("amount")
      #expect(before >= 0)
      #expect(amount > 0)
      if let known = balances[account] { #expect(before == known, "\(line)") }
      var after = before
      switch (line["type"], line["status"]) {
      case ("topup", "ok"), (_, "reversed"): after += amount
      case ("withdrawal", "ok"), (_, "failed"): break
      default:
        #expect(amount <= before, "\(line)")
        after -= amount
      }
      balances[account] = after
      if line["type"] == "transfer", line["status"] == "ok", let payee = line["payee"], let known = balances[payee] {
        balances[payee] = known + amount
      }
    }
    #expect(balances.count > 500)
  }

  @Test func `a withdrawal settles on a working day, one to three of them later, with its own movement id`() throws {
    var requested: [String: [String: String]] = [:]
    var settled = 0
    for line in stream.lines(of: "withdrawal") {
      let movement = try #require(line["txn_id"])
      switch line["status"] {
      case "pending":
        #expect(requested[movement] == nil)
        requested[movement] = line
      case "ok", "reversed":
        let request = try #require(requested[movement])
        requested[movement] = nil
        #expect(request["account"] == line["account"])
        #expect(request["amount"] == line["amount"])
        settled += 1
      default: break
      }
    }
    #expect(settled > 50)
  }

  @Test func `late and repeated lines are as many as asked for`() throws {
    var options = Stream.orderly
    options.lateShare = 0.01
    options.duplicateShare = 0.02
    var simulation = WalletSimulation(options)
    var buffer: [UInt8] = []
    var late = 0
    var repeated = 0
    var newest = options.start
    while let event = simulation.next(into: &buffer) {
      if event.isRepeat { repeated += 1 } else if event.time < newest { late += 1 }
      newest = max(newest, event.time)
    }
    let lines = Double(simulation.lineCount)
    #expect(0.015...0.025 ~= Double(repeated) / lines)
    // Late by less than the distance to the next line is not late at all.
    #expect(0.001...0.012 ~= Double(late) / lines)
  }

  @Test func `every kind of line is there`() {
    let types = Set(stream.lines.map { $0["type"] })
    for type in [
      "registration", "login", "otp.sent", "password.changed", "payment_password.changed", "two_factor.changed",
      "sim.changed", "device.bound", "topup", "withdrawal", "transfer", "payment", "bill", "points.redeemed",
      "profile.changed", "label", "chargeback", "user.answer",
    ] { #expect(types.contains(type), "\(type)") }
    let reasons = Set(stream.lines.filter { $0["status"] == "failed" }.map { $0["reason"] })
    #expect(reasons.isSuperset(of: ["network", "details", "balance"]))
    #expect(stream.lines.contains { $0["type"] == "payment" && $0["status"] == "reversed" })
  }

  @Test func `nobody acts before the stream has told the account's profile`() {
    var known: Set<String> = []
    for line in stream.lines {
      let account = line["account"] ?? ""
      if line["opened"] != nil { known.insert(account) }
      if line["type"] == "otp.sent" { continue }
      let isKnown = known.contains(account)
      #expect(isKnown, "\(line)")
    }
  }
}
