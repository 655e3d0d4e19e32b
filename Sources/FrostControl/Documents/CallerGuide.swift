import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

/// What an agent asks and says while the caller is on the phone. It names no rule, no threshold, no other account, and
/// nothing of an authority: who is behind a fraud listens too.
struct CallerGuide {
  let account: String
  let record: AccountRecord
  /// The newest one that did something.
  let decision: DecisionRow?
  let cases: [EscalationRow]
  let alert: AlertRow?
  let rules: [RuleSummary]
  let documents: Documents

  func document() throws -> CallerDocument {
    let state = documents.account(account, record)
    return CallerDocument(
      account: account,
      codes: state.restrictions.map { SpokenCode.text(of: $0.freeze) } + cases.map { SpokenCode.text(of: $0.id) },
      restrictions: state.restrictions.map { restriction in
        var restriction = restriction
        restriction.causes = []
        return restriction
      },
      ask: ask, say: say(state), tell: mayTell ? try alert.map { try documents.alert($0).texts } ?? [:] : [:],
      never: never)
  }

  // MARK: what is behind it

  private var active: [CauseRow] { record.causes.filter { $0.ended == nil } }
  private var isOrdered: Bool { active.contains { $0.kind == .authority } }

  /// Rules behind what is in force, or else behind the newest decision.
  private var causing: [RuleSummary] {
    let names = active.filter { $0.kind == .rule }.map { String($0.by.prefix { $0 != "@" }) }
    return rules.filter { names.contains($0.id) }
  }

  private var tags: Set<String> { Set(causing.flatMap(\.tags)) }
  private var isScam: Bool { tags.contains("scam") }

  /// Where a rule tells the user nothing, the agent does not either.
  private var mayTell: Bool { !isOrdered && !tags.contains("mule") && causing.allSatisfy { $0.tell != "none" } }

  // MARK: sentences

  private var ask: [String] {
    var questions = [
      "Who is calling: full name, and two things on file that only the owner knows.",
      "Ring back on a number that has been on file for more than 3 days, if in any doubt.",
    ]
    if mayTell, let decision,
      let event = try? ProtocolJSON.decode(DecisionDocument.self, from: Array(decision.document.utf8))
    {
      let amount = event.event.amount.map { " of \($0) \(event.currency)" } ?? ""
      questions.append(
        "At \(decision.time.text.prefix(16)) UTC: was the \(decision.type)\(amount) yours? What was it for?")
    }
    if isScam {
      questions += [
        "Has anybody told you by phone or chat what to pay, what to install, or what to say to us?",
        "Is somebody with you, or on another line, right now?",
      ]
    }
    return questions
  }

  private func say(_ state: AccountDocument) -> [String] {
    if state.restrictions.isEmpty {
      return ["Nothing is restricted on this account."] + holds
    }
    var sentences = state.restrictions.map { restriction in
      "\(Self.words(restriction.scope)) since \(restriction.since.prefix(16)) UTC"
        + (isOrdered
          ? "."
          : restriction.until.map { ", until \($0.prefix(16)) UTC at the latest." } ?? ", until we have looked at it.")
    }
    sentences += holds
    if isOrdered {
      sentences.append("Support can neither explain nor end this. Hand the caller to the compliance desk.")
    } else if !mayTell {
      sentences.append("We are checking the account; a person looks at it.")
    } else {
      sentences.append("It was done to protect the account; a person looks at it.")
      sentences.append("Answering \"was it you?\" in the app, or proving who they are, makes it faster.")
    }
    sentences.append(
      cases.first.map {
        "The case is \(SpokenCode.text(of: $0.id))" + ($0.due.map { ", due \($0.text.prefix(16)) UTC." } ?? ".")
      }
        ?? "The code for further calls is \(state.restrictions.first.map { SpokenCode.text(of: $0.freeze) } ?? "").")
    return sentences
  }

  private var holds: [String] {
    record.holds.filter { $0.state == .placed }.map { hold in
      let amount = hold.amount.map { "\(documents.money($0)) \(documents.bookCurrency.code)" } ?? "One movement"
      return "\(amount) waits, at the latest until \(hold.deadline.text.prefix(16)) UTC; it is not lost."
    }
  }

  private var never: [String] {
    var sentences = [
      "Which rule, score, limit or pattern it was, or how to stay below it.",
      "Anything about another account, a payee, a device or a place that the caller did not name first.",
      "A one-time code or a password: neither ask for one nor take one.",
      "That an authority, a court or the police has to do with it, or has not.",
    ]
    if !mayTell { sentences.append("Why: not even in general. \"We are checking the account\" is all.") }
    if isScam { sentences.append("That the money is safe, or that the payment will go through once they confirm.") }
    return sentences
  }

  private static func words(_ scope: String) -> String {
    switch scope {
    case "out": "Money cannot leave the account"
    case "withdraw": "Withdrawals are stopped"
    case "in": "Money cannot come in"
    case "cards": "Cards cannot be used"
    case "points": "Points cannot be redeemed"
    case "bind": "No device or card can be bound"
    case "login": "Nobody can log in"
    default: "\(scope) is restricted"
    }
  }
}
