import FrostEvents
import FrostProtocol
import FrostTools
import FrostWallet

/// A simulated wallet that follows Frost's feed and does what it says, and remembers what Frost did.
struct ObedientWallet {
  var simulation: WalletSimulation
  private var feed: Feed
  private(set) var reactions: [Reaction] = []
  /// Freezes that stand, by id: their places in `reactions`.
  private var standing: [String: Int] = [:]

  typealias Reaction = EvaluationInput.Reaction

  /// Obeys what Frost decides from now on.
  init(_ simulation: WalletSimulation, following feed: Feed) async throws {
    self.simulation = simulation
    self.feed = feed
    try await self.feed.skipToEnd()
  }

  /// Accounts that were frozen at any time.
  private(set) var frozen: Set<String> = []

  /// Does all that the feed says since the last time, and gives it.
  mutating func obey() async throws -> [ChangeDocument] {
    let changes = try await feed.news()
    for change in changes { try obey(change) }
    return changes
  }

  private mutating func obey(_ change: ChangeDocument) throws {
    guard let at = try? EventTime(rfc3339: change.at) else {
      throw Failure(.dataError, "a change without a time in Frost's feed: \(change.id)")
    }
    let document = change.document
    let id = document["id"]?.text ?? change.id
    let scope = document["scope"]?.text.flatMap { Restriction(name: $0) }
    let txn = document["txn"]?.text
    switch change.kind {
    case "freeze.placed":
      standing[id] = reactions.count
      frozen.insert(change.account)
      note(change, .freeze, at)
      if let scope { simulation.restrict(account: change.account, scope: scope, at: at) }
    case "freeze.ended":
      if let place = standing.removeValue(forKey: id) { reactions[place].until = at }
      if let scope { simulation.lift(account: change.account, scope: scope, at: at) }
    case "hold.placed":
      note(change, .hold, at)
      if let txn { simulation.hold(txn: txn, of: change.account, at: at) }
    case "hold.released": if let txn { simulation.releaseHold(txn: txn, at: at) }
    case "hold.returned": if let txn { simulation.returnHold(txn: txn, at: at) }
    case "step-up.demanded":
      note(change, .stepUp, at)
      simulation.stepUp(account: change.account, at: at)
    case "alert.queued": note(change, .alert, at)
    case "escalation.opened": note(change, .escalation, at)
    default: break
    }
  }

  private mutating func note(_ change: ChangeDocument, _ kind: Reaction.Kind, _ at: EventTime) {
    reactions.append(Reaction(account: change.account, kind: kind, from: at))
  }
}
