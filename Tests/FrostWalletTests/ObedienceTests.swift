import FrostEvents
import Testing

@testable import FrostWallet

@Suite struct ObedienceTests {
  @Test func `a restricted account sends no money, and fraud stops trying`() throws {
    let free = Stream(Stream.orderly)
    var restrictedAt: [String: EventTime] = [:]
    let obeying = Stream(Stream.orderly) { simulation, event, line in
      guard event.isFraud, let account = line["account"], restrictedAt[account] == nil else { return }
      restrictedAt[account] = event.time
      simulation.restrict(account: account, scope: .out, at: event.time)
    }
    var isBlocked = false
    for line in obeying.lines where ["transfer", "payment", "bill"].contains(line["type"]) && line["status"] == "ok" {
      guard let account = line["account"], let since = restrictedAt[account] else { continue }
      #expect(obeying.truth.restrictions.contains { $0.account == account && $0.from == since })
    }
    for movement in obeying.truth.movements where movement.outcome == .blocked { isBlocked = movement.amount > 0 }
    #expect(isBlocked)
    #expect(obeying.lines(of: "restriction.applied").count == restrictedAt.count)
    #expect(obeying.truth.amount([.done]) < free.truth.amount([.done]) / 2)
    #expect(obeying.lines.contains { $0["reason"] == "blocked" })
  }

  @Test func `no money leaves between restriction and lift`() throws {
    var simulation = WalletSimulation(Stream.orderly)
    var buffer: [UInt8] = []
    let account = "A0000100"
    simulation.restrict(account: account, scope: .out, at: simulation.now)
    var blocked = 0
    for _ in 0..<9_000 {
      buffer.removeAll(keepingCapacity: true)
      guard let event = simulation.next(into: &buffer) else { break }
      let text = String(decoding: buffer, as: UTF8.self)
      guard event.account == 100, text.contains("txn_id"), event.type.description != "topup" else { continue }
      #expect(text.contains(#""reason":"blocked""#))
      blocked += 1
    }
    #expect(blocked > 0)
    simulation.lift(account: account, scope: .out, at: simulation.now)
    let span = try #require(simulation.groundTruth().restrictions.first)
    #expect(span.until != nil)
    #expect(span.scope == .out)
  }

  @Test func `a held withdrawal waits until it is released, or goes back`() throws {
    var held: [String] = []
    var requests = 0
    let stream = Stream(Stream.orderly) { simulation, event, line in
      guard line["type"] == "withdrawal", line["status"] == "pending", let txn = line["txn_id"] else { return }
      requests += 1
      guard requests <= 20, simulation.hold(txn: txn, at: event.time) else { return }
      held.append(txn)
      if requests <= 5 { simulation.releaseHold(txn: txn, at: event.time) }
      if 6...10 ~= requests { simulation.returnHold(txn: txn, at: event.time) }
    }
    #expect(held.count == 20)
    #expect(stream.lines(of: "hold.applied").count == 20)
    let ends = Dictionary(grouping: stream.lines(of: "withdrawal")) { $0["txn_id"] ?? "" }
    for (place, txn) in held.enumerated() {
      let states = ends[txn]?.compactMap { $0["status"] } ?? []
      switch place {
      case ..<5: #expect(states.count == 2)
      case ..<10: #expect(states == ["pending", "reversed"])
      default: #expect(states == ["pending"])
      }
    }
  }

  @Test func `owners mostly pass a step-up, thieves mostly fail and give up`() {
    var asked: Set<String> = []
    let stream = Stream(Stream.orderly) { simulation, event, line in
      guard line["type"] == "login", let account = line["account"], asked.insert(account).inserted else { return }
      simulation.stepUp(account: account, at: event.time)
    }
    let passed = stream.lines(of: "step_up.passed").count
    let failed = stream.lines(of: "step_up.failed").count
    #expect(passed + failed > 400)
    #expect(Double(passed) / Double(passed + failed) > 0.85)
  }

  @Test func `a hold that comes too late is reported as failed`() throws {
    var late: String?
    let stream = Stream(Stream.orderly) { simulation, event, line in
      guard late == nil, line["type"] == "withdrawal", line["status"] == "ok" else { return }
      late = line["txn_id"]
      let isHeld = simulation.hold(txn: line["txn_id"] ?? "", of: line["account"], at: event.time)
      #expect(!isHeld)
    }
    #expect(stream.lines(of: "hold.failed").map { $0["txn_id"] } == [late])
  }

  @Test func `what is stopped was there to be moved`() throws {
    var balances: [String: Int64] = [:]
    let stream = Stream(Stream.orderly) { simulation, event, line in
      guard event.isFraud, let account = line["account"], balances[account] == nil else { return }
      balances[account] = 0
      simulation.restrict(account: account, scope: .out, at: event.time)
    }
    for line in stream.lines where line["balance_before"] != nil {
      let account = line["account"] ?? ""
      let balance = line.minor("balance_before") + (line["type"] == "topup" ? line.minor("amount") : 0)
      balances[account] = max(balances[account] ?? 0, balance)
    }
    let thefts = stream.truth.movements.filter { $0.role == .compromised && $0.outcome != .done }
    #expect(thefts.count > 20)
    for (account, movements) in Dictionary(grouping: thefts, by: \.account) {
      #expect(movements.reduce(0) { $0 + $1.amount } <= balances[account] ?? 0, "\(account)")
    }
  }

  @Test func `orders about what does not exist are refused`() {
    var simulation = WalletSimulation(Stream.orderly)
    let isRestricted = simulation.restrict(account: "nobody", scope: .out, at: simulation.now)
    let isHeld = simulation.hold(txn: "T9999999", at: simulation.now)
    let isAsked = simulation.stepUp(account: "A9999999", at: simulation.now)
    #expect(!isRestricted)
    #expect(!isHeld)
    #expect(!isAsked)
    #expect(Restriction(name: "withdraw") == .withdraw)
    #expect(Restriction(name: "everything") == nil)
  }
}
