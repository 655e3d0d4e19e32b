import FrostRules

extension EditorSchema {
  static var policySections: [String: JSONNode] {
    let lists = Shape.oneOrMore(Shape.pattern("^list\\..", "A list under lists: list.NAME."))
    return [
      "policy": Shape.integer(1...1),
      "combine": Shape.map(MapKeys.combine, ["how": Shape.choice(["sum"]), "cap": Shape.number]),
      "bands": bands, "actions": actions, "calendars": Shape.names(calendar), "guards": guards,
      "act-on": Shape.map(MapKeys.actOn, ["younger-than": Shape.duration]), "history-starts": Shape.text,
      "protected": Shape.described(lists, "Accounts that no rule freezes."),
      "denied": Shape.described(lists, "Accounts that no allow entry helps."),
      "approve": Shape.described(
        Shape.map(
          MapKeys.approve,
          Dictionary(uniqueKeysWithValues: MapKeys.approve.map { ($0, Shape.integer(0...9)) })),
        "How many other people must agree."),
      "answers": answers,
    ]
  }

  private static var bands: JSONNode {
    let subjects = RuleSpec.Subject.allCases.map { subject -> (String, JSONNode) in
      let isDevice = subject == .device
      let actions = PolicySpec.Action.allCases.filter {
        isDevice ? [.deny, .openCase, .alert].contains($0) : $0 != .deny
      }
      let band = Shape.map(
        MapKeys.band, ["from": Shape.number, "do": Shape.list(Shape.choice(actions.map(\.rawValue)))],
        required: MapKeys.band)
      return (subject.rawValue, Shape.list(band))
    }
    return Shape.described(
      Shape.map(subjects.map(\.0), Dictionary(uniqueKeysWithValues: subjects), required: ["account"]),
      "From which score on what is done.")
  }

  private static var actions: JSONNode {
    let ladder = Shape.map(
      MapKeys.ladder, ["within": Shape.duration, "for": Shape.list(Shape.duration, atLeast: 1)],
      required: MapKeys.ladder)
    return Shape.map(
      MapKeys.actions,
      [
        "step-up": Shape.map(
          MapKeys.stepUp,
          [
            "factors": Shape.names, "within": Shape.duration,
            "not-passed": Shape.choice(PolicySpec.StepUp.NotPassed.self),
          ]),
        "hold": Shape.map(
          MapKeys.hold,
          [
            "until": Shape.pattern("^cutoff( - [0-9dhms]+)?$", "cutoff, or a time before it: cutoff - 2h."),
            "at-most": Shape.duration, "on-timeout": Shape.choice(ActionReader.Timeout.self),
          ]),
        "freeze": Shape.map(
          MapKeys.freeze,
          [
            "scope": Shape.oneOrMore(Shape.choice(ScopeReader.Scope.self)), "for": Shape.duration,
            "then": Shape.choice(ActionReader.AfterFreeze.self), "remind": Shape.duration, "repeat": ladder,
            "allowance": Shape.described(Shape.number, "What may leave a day all the same."),
          ]),
        "deny": Shape.map(MapKeys.deny, ["for": Shape.duration]),
        "case": Shape.map(MapKeys.openCase, ["to": Shape.text, "due": Shape.duration]),
      ])
  }

  private static var calendar: JSONNode {
    Shape.map(
      MapKeys.calendar,
      [
        "file": Shape.text, "cutoff": Shape.pattern("^[0-9]{2}:[0-9]{2}$", "A time of day: \"17:00\"."),
        "zone": Shape.text,
        "days": Shape.described(Shape.text, "How many working days it takes: 1..3."),
      ], required: MapKeys.calendar)
  }

  private static var guards: JSONNode {
    let freezes = Shape.pattern("^[0-9]+ per [0-9dhms]+$", "As in 50 per 10m.")
    return Shape.described(
      Shape.map(
        MapKeys.guards,
        [
          "rule": Shape.map(MapKeys.ruleGuard, ["freezes": freezes, "times-baseline": Shape.number]),
          "all": Shape.map(
            MapKeys.allGuard,
            ["freezes": freezes, "share-of-active": Shape.pattern("^[0-9.]+ *%$", "As in 0.05 %.")]),
          "on-trip": Shape.map(
            MapKeys.onTrip, ["freeze-becomes": Shape.choice(GuardReader.Becomes.self), "page": Shape.flag]),
        ]), "How many freezes are too many.")
  }

  private static var answers: JSONNode {
    Shape.described(
      Shape.map(
        MapKeys.answers,
        [
          "me": Shape.map(
            MapKeys.me, ["do": Shape.choice(PolicySpec.Answers.Me.self), "to": Shape.duration]),
          "not-me": Shape.map(
            MapKeys.notMe,
            ["extend": Shape.duration, "to": Shape.text, "priority": Shape.choice(Priority.self)]),
          "scam": Shape.map(MapKeys.scam, ["cooling-off": Shape.duration]),
          "contacts": Shape.map(MapKeys.contacts, ["changed": Shape.names, "within": Shape.duration]),
        ]), "What the user's answer to \"was it you?\" does.")
  }
}
