package import FrostEvents

/// A simulated wallet: its customers, its fraudsters, and the stream of JSON Lines it writes about them, in the order
/// of time. A function of its options and of the orders it is given (`restrict`, `hold`, ...): no clock, no other chance.
/// It holds what is planned, never what was written.
package struct WalletSimulation: Sendable {
  package let options: WalletOptions
  /// The stream's clock, in milliseconds since 1970.
  private(set) var clock: Int64
  var truth = GroundTruth()
  /// Lines written so far.
  package private(set) var lineCount = 0

  var random: Random
  var agenda = Agenda()
  var town: Town
  var accounts: [Account] = []
  /// Withdrawals under way, by movement.
  var pending: [UInt32: PendingWithdrawal] = [:]
  /// Frauds planned so far.
  var episodes: UInt32 = 0
  var movementCount: UInt32 = 0
  var deviceCount: UInt32 = 0
  var cardCount: UInt32 = 0
  var eventCount: Int64 = 0

  /// The line being written.
  var line: [UInt8] = []
  var written = SimulatedEvent(time: EventTime(milliseconds: 0), type: "", account: 0, isFraud: false, isRepeat: false)
  private var parked: [(line: [UInt8], event: SimulatedEvent)?] = []

  package init(_ options: WalletOptions) {
    self.options = options
    clock = options.start.milliseconds
    random = Random(seed: options.seed)
    town = Town(options)
    settle()
    planHonestDays()
    planFrauds()
  }

  /// The stream's clock: the time of the newest line.
  package var now: EventTime { EventTime(milliseconds: clock) }

  /// What really happened so far.
  package func groundTruth() -> GroundTruth {
    var truth = truth
    for (number, account) in accounts.enumerated() where account.isIntroduced && account.isRegistered {
      guard let kind = account.lookAlike, truth.place(of: UInt32(number)) == nil else { continue }
      truth.lookAlikes.append(
        GroundTruth.Person(account: name(of: UInt32(number)), scenario: nil, role: nil, lookAlike: kind))
    }
    return truth
  }

  var opening: Int64 { options.start.milliseconds }

  /// Appends the next line with its line feed to `buffer`; nil when the stream has ended.
  package mutating func next(into buffer: inout [UInt8]) -> SimulatedEvent? {
    if case .events(let limit) = options.extent, lineCount >= limit { return nil }
    while let (time, step) = agenda.next() {
      if case .days = options.extent, time >= options.plannedEnd { return nil }
      clock = time
      line.removeAll(keepingCapacity: true)
      if step.act == .replay {
        unpark(step)
      } else {
        perform(step)
        guard !line.isEmpty, !isTooLate() else { continue }
      }
      buffer.append(contentsOf: line)
      lineCount += 1
      return written
    }
    return nil
  }

  /// Parks some lines that are to stand too late, or twice, in the stream.
  private mutating func isTooLate() -> Bool {
    let chance = random.unit()
    if chance < options.lateShare {
      park(written)
      return true
    }
    if chance < options.lateShare + options.duplicateShare {
      var again = written
      again.isRepeat = true
      park(again)
    }
    return false
  }

  private mutating func park(_ event: SimulatedEvent) {
    let place = parked.firstIndex { $0 == nil } ?? parked.count
    if place == parked.count { parked.append(nil) }
    parked[place] = (line, event)
    let step = Step(act: .replay, account: event.account, movement: UInt32(place))
    agenda.add(step, at: clock + random.within(.second...20 * .second))
  }

  private mutating func unpark(_ step: Step) {
    guard let held = parked[Int(step.movement)] else { return }
    parked[Int(step.movement)] = nil
    line.append(contentsOf: held.line)
    written = held.event
  }
}

/// What a line of the stream is about.
package struct SimulatedEvent: Sendable {
  package var time: EventTime
  package var type: StaticString
  /// The account's number; its name is `A` and seven digits.
  package var account: UInt32
  package var isFraud: Bool
  /// The line was written before.
  package var isRepeat: Bool
}

/// A withdrawal whose money has left the balance and not yet reached the bank.
struct PendingWithdrawal {
  var account: UInt32
  var amount: Int64
  var episode: UInt32
  var isHeld = false
  /// Whether its settlement fell due while it was held.
  var isDue = false
  /// Its place in the truth; nil: honest.
  var truth: Int?
}
