import FrostProtocol

/// `frostctl accounts show`.
struct AccountScreen {
  var paint: Paint
  var time: LocalTime

  func lines(_ account: AccountDocument) -> [String] {
    var lines = restrictions(account)
    let ended = account.freezes.filter { $0.ended != nil }
    lines += section("Ended freezes", ended) { freeze in
      "\(freeze.scope), \(time.text(freeze.from)) to \(time.text(freeze.ended, or: ""))  \(freeze.id)"
    }
    lines += section("Holds", account.holds) { hold in
      let amount = hold.amount.map { Words.grouped(amount: $0) + " " + (hold.currency ?? "") } ?? "a movement"
      return hold.state == "placed"
        ? "\(amount) waits until \(time.text(hold.deadline)), then: \(hold.onTimeout)  \(hold.id)"
        : "\(amount) \(hold.state) at \(time.text(hold.ended, or: "?"))  \(hold.id)"
    }
    lines += section("Step-ups", account.stepUps) { stepUp in
      "\(stepUp.factors.joined(separator: " or ")): \(stepUp.state), demanded \(time.text(stepUp.from))"
    }
    lines += section("Labels", account.labels) { label in
      "\(label.outcome.rawValue), learned \(time.text(label.learned)) from \(label.source): \(label.reason)"
    }
    lines += section("Exceptions", account.exceptions) { exception in
      "\(exception.rule) leaves it alone until \(time.text(exception.until)): \(exception.reason) (\(exception.by))"
    }
    let progress =
      account.freezes.flatMap { $0.progress ?? [] } + account.holds.flatMap { $0.progress ?? [] }
      + account.stepUps.flatMap { $0.progress ?? [] }
    if !progress.isEmpty {
      lines += ["", paint("At the wallet", .bold)] + ProgressLines(paint: paint, time: time).lines(progress)
    }
    return lines + ["", "Why: frostctl why \(account.id)"]
  }

  /// What is restricted now, a line a scope.
  func restrictions(_ account: AccountDocument) -> [String] {
    if account.restrictions.isEmpty { return [paint("\(account.id) is not restricted.", .green)] }
    return [paint("\(account.id) is restricted", .red)]
      + account.restrictions.flatMap { restriction in
        let line =
          "  \(Scope.words(restriction.scope)) frozen since \(time.text(restriction.since, precisely: true))"
          + " until " + (restriction.until.map { time.text($0) } ?? "it is released")
        let allowance = account.freezes.first { $0.id == restriction.freeze }?.allowance
        return [line] + (allowance.map { ["    but for \(Words.grouped(amount: $0)) a day"] } ?? [])
      }
  }

  private func section<Item>(_ title: String, _ items: [Item], _ line: (Item) -> String) -> [String] {
    items.isEmpty ? [] : ["", paint(title, .bold)] + items.map { "  " + line($0) }
  }
}
