import FrostEvents
import Testing

@testable import FrostWallet

@Suite struct GroundTruthTests {
  static let stream = Stream(Stream.orderly)
  var stream: Stream { Self.stream }

  @Test(arguments: Scenario.allCases) func `a scenario happens`(scenario: Scenario) {
    let people = stream.truth.frauds.filter { $0.scenario == scenario && $0.firstEvidence != nil }
    #expect(people.contains { $0.role?.shouldBeStopped ?? false })
  }

  @Test(arguments: LookAlike.allCases) func `an honest look-alike happens`(kind: LookAlike) {
    #expect(stream.truth.lookAlikes.contains { $0.lookAlike == kind })
  }

  @Test func `nothing fraudulent happens in the quiet days`() throws {
    let start = Stream.orderly.fraudStart
    for person in stream.truth.frauds {
      if let first = person.firstEvidence { #expect(first.milliseconds >= start - .hour) }
    }
    #expect(stream.truth.movements.count > 50)
  }

  @Test func `no fraud share, no fraud`() {
    var options = Stream.orderly
    options.fraudShare = 0
    let honest = Stream(options)
    #expect(honest.truth.frauds.isEmpty)
    #expect(honest.truth.movements.isEmpty)
    #expect(honest.lines(of: "label").allSatisfy { $0["label"] == "honest" })
  }

  @Test func `the smallest wallet with the most fraud still works`() {
    var options = Stream.orderly
    options.accounts = 100
    options.extent = .days(2)
    options.fraudShare = 0.2
    #expect(Stream(options).lines.count > 200)
  }

  @Test func `every fraudulent movement stands in the stream as told`() throws {
    var byMovement: [String: [String: String]] = [:]
    for line in stream.lines { if let txn = line["txn_id"], byMovement[txn] == nil { byMovement[txn] = line } }
    for movement in stream.truth.movements where !movement.txn.isEmpty {
      let line = try #require(byMovement[movement.txn])
      #expect(line["account"] == movement.account)
      #expect(line.minor("amount") == movement.amount)
      #expect(line["type"] == movement.type)
    }
  }

  @Test func `money that goes to a fraudster can still be stopped there`() {
    let fraudsters = Set(stream.truth.frauds.filter { $0.role == .fraudster }.map(\.account))
    for movement in stream.truth.movements {
      #expect(movement.leavesTheRing == !fraudsters.contains(movement.payee))
    }
    #expect(stream.truth.movements.contains { !$0.leavesTheRing })
  }

  @Test func `the labels file has a row for every account and movement`() {
    let truth = stream.truth
    let rows = LabelsFile.text(of: truth).split(separator: "\n")
    #expect(rows.count == 1 + truth.frauds.count + truth.lookAlikes.count + truth.movements.count)
    let columns = LabelsFile.header.split(separator: ",").count
    #expect(rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
  }
}
