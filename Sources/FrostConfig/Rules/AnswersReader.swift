import CEL
import FrostRules

/// `answers`: what the user's answer to "was it you?" does.
struct AnswersReader {
  let findings: Findings

  func read(_ value: YAMLValue) -> PolicySpec.Answers {
    var answers = PolicySpec.Answers()
    let example = "answers: {me: {do: step-up, to: 1h}, not-me: {extend: 72h, to: hotline, priority: urgent}}"
    guard let map = MapReader(value, "`answers`", known: MapKeys.answers, example: example, findings) else {
      return answers
    }
    if let value = map["me"],
      let me = MapReader(value, "`me`", known: MapKeys.me, example: "me: {do: step-up, to: 1h}", findings)
    {
      if let what = me.choice("do", of: PolicySpec.Answers.Me.self) { answers.me = what }
      if let to = me.duration("to", example: "to: 1h") { answers.shortenTo = to }
    }
    if let value = map["not-me"],
      let notMe = MapReader(
        value, "`not-me`", known: MapKeys.notMe, example: "not-me: {extend: 72h, to: hotline}", findings)
    {
      if let by = notMe.duration("extend", example: "extend: 72h") { answers.extendBy = by }
      if let to = notMe.text("to", example: "to: hotline") { answers.to = to.value }
      if let priority = notMe.choice("priority", of: Priority.self) { answers.priority = priority.rawValue }
    }
    if let value = map["scam"],
      let scam = MapReader(value, "`scam`", known: MapKeys.scam, example: "scam: {cooling-off: 24h}", findings),
      let coolingOff = scam.duration("cooling-off", example: "cooling-off: 24h")
    {
      answers.coolingOff = coolingOff
    }
    if let value = map["contacts"],
      let contacts = MapReader(
        value, "`contacts`", known: MapKeys.contacts, example: "contacts: {changed: [sim.changed], within: 72h}",
        findings)
    {
      if contacts.has("changed") {
        answers.contacts = TypeReader.typePhases(contacts["changed"], "changed", findings)
      }
      if let within = contacts.duration("within", example: "within: 72h") { answers.contactAge = within }
    }
    return answers
  }
}
