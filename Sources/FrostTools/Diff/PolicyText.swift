import FrostConfig
import FrostEvents
import FrostRules

/// What a policy says, a line each; what the file leaves out is written out.
struct PolicyText {
  let lines: [(String, String)]

  init(_ policy: PolicySpec) {
    func time(_ milliseconds: Int64?) -> String { milliseconds.map { WrittenDuration.text(milliseconds: $0) } ?? "-" }
    var lines: [(String, String)] = [("combine.cap", Figures.short(policy.cap))]
    for subject in RuleSpec.Subject.allCases {
      let bands = subject == .account ? policy.bands : policy.otherBands[subject] ?? []
      lines += bands.map {
        ("bands.\(subject.rawValue) from \(Figures.short($0.from))", $0.actions.map(\.rawValue).joined(separator: ", "))
      }
    }
    let stepUp = policy.stepUp
    lines.append(
      (
        "actions.step-up",
        "\(stepUp.factors.joined(separator: ", ")) within \(time(stepUp.within)), not passed: \(stepUp.notPassed.rawValue)"
      ))
    let hold = policy.hold
    lines.append(
      (
        "actions.hold",
        "before cut-off \(time(hold.beforeCutoff)), at most \(time(hold.atMost)), then \(hold.onTimeout)"
      ))
    let freeze = policy.freeze
    let ladder = freeze.ladder.map {
      "again within \(time($0.within)): " + $0.lasts.map { time($0) }.joined(separator: ", ")
    }
    lines.append(
      (
        "actions.freeze",
        ["\(freeze.scopes.joined(separator: ", ")) for \(time(freeze.lasts)), then \(freeze.then)", ladder].compactMap {
          $0
        }
        .joined(separator: "; ")
          + "; remind \(time(freeze.remind)); allowance \(freeze.allowance.map(Figures.money) ?? "-")"
      ))
    lines.append(("actions.deny", time(policy.denyLasts)))
    lines.append(("actions.case", "\(policy.openCase.to), due \(time(policy.openCase.due))"))
    let guards = policy.guards
    func limit(_ limit: PolicySpec.Guards.Limit?) -> String {
      limit.map { "\($0.freezes) per \(time($0.within))" } ?? "-"
    }
    lines.append(
      (
        "guards.rule",
        limit(guards.rule) + guards.timesBaseline.map { ", \(Figures.short($0)) times the usual" }.orEmpty
      ))
    lines.append(
      ("guards.all", limit(guards.all) + guards.shareOfActive.map { ", \($0 * 100) % of active accounts" }.orEmpty))
    lines.append(("guards.on-trip.page", "\(guards.pages)"))
    let answers = policy.answers
    lines.append(("answers.me", "\(answers.me.rawValue), to \(time(answers.shortenTo))"))
    lines.append(("answers.not-me", "extend \(time(answers.extendBy)), to \(answers.to) (\(answers.priority))"))
    lines.append(("answers.scam", "cooling off \(time(answers.coolingOff))"))
    lines.append(
      ("answers.contacts", answers.contacts.map(\.text).joined(separator: ", ") + " within \(time(answers.contactAge))")
    )
    lines.append(("act-on", time(policy.actOn)))
    lines.append(("history-starts", policy.historyStarts?.text ?? "-"))
    lines.append(("protected", policy.protected.map(\.value).sorted().joined(separator: ", ")))
    lines.append(("denied", policy.denied.map(\.value).sorted().joined(separator: ", ")))
    let approve = policy.approve
    for (name, count) in [
      ("stage-enforce", approve.stageEnforce), ("mode-lift", approve.modeLift), ("guard-raise", approve.guardRaise),
      ("bulk-release", approve.bulkRelease), ("allow-entry", approve.allowEntry),
    ] { lines.append(("approve." + name, "\(count)")) }
    lines += policy.rails.map {
      (
        "calendars.\($0.type)",
        "\($0.calendar.name), cut-off minute \($0.cutoff), \($0.days.lowerBound)..\($0.days.upperBound) working days"
      )
    }
    self.lines = lines
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
