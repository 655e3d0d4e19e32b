import CEL
import FrostConfig
import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules

/// Moves one value of a test to an edge and looks what the rule does there.
struct EdgeProber {
  let runner: RuleTestRun
  let rule: Int
  /// The term that is bound to say what the comparison says; nil: none is.
  let term: Int?

  private var set: RuleSet { self.runner.rules }
  private var id: String { runner.rules.rules[rule].id }

  // MARK: thresholds

  /// One below, on and one above the threshold; empty where the test's events cannot be moved there.
  func thresholdCases(_ threshold: Threshold, _ hit: Deciding) -> [RuleEdges.Case] {
    let schema = set.schema
    let decimals = schema.bookCurrency.decimals
    if let field = schema.field(named: threshold.name) {
      let type = RuleSet.type(of: schema.fields[field].type)
      guard let bound = threshold.units(type, decimals: decimals, limits: runner.limits) else { return [] }
      return cases(threshold, bound, hit, type) {
        with(field, $0, type, in: hit)
      } value: {
        $0.fields[field]
      }
    }
    guard let feature = set.features.firstIndex(where: { $0.name == threshold.name }),
      let bound = threshold.units(set.features[feature].type, decimals: decimals, limits: runner.limits),
      hit.examination.features[feature].state == .value
    else { return [] }
    let type = set.features[feature].type
    let current = hit.examination.features[feature].bits
    let found = levers(feature, type, hit).map { lever in
      cases(threshold, bound, hit, type) {
        lever($0 - current)
      } value: {
        $0.features[feature]
      }
    }.filter { $0.count == 3 }
    // A way on which the rule hits at all says more.
    return found.first { $0.contains { $0.score != nil } } ?? found.first ?? []
  }

  private func cases(
    _ threshold: Threshold, _ bound: Int64, _ hit: Deciding, _ type: CELType, change: (Int64) -> RuleTest?,
    value: (Examination) -> Scalar
  ) -> [RuleEdges.Case] {
    let engine = ToolEngine(set).engine
    return ([-1, 0, 1] as [Int64]).compactMap { step in
      let wanted = bound + step
      guard let test = change(wanted), let seen = look(test, hit), value(seen) == Scalar(bits: wanted) else {
        return nil
      }
      let result = seen.rules.first { $0.rule == rule }
      let says = term.flatMap { result?.terms[$0].holds }
      return RuleEdges.Case(
        rule: id, test: hit.test.name.value, edge: threshold.text,
        value: engine.text(of: Scalar(bits: wanted), type), score: result?.score,
        wrong: says.map { $0 != threshold.holds(wanted, bound) } ?? false)
    }
  }

  /// The deciding event as it is in a changed test.
  private func look(_ test: RuleTest, _ hit: Deciding) -> Examination? {
    let place = hit.test.events[hit.event].place
    let seen = runner.examine(test).filter { $0.line.event?.place == place }
    return (seen.first { $0.line.number == hit.number } ?? seen.last)?.examination
  }

  private func with(_ field: Int, _ value: Int64, _ type: CELType, in hit: Deciding) -> RuleTest? {
    guard value >= 0 else { return nil }
    var test = hit.test
    let text =
      type == .money ? MoneyText.text(minorUnits: value, decimals: set.schema.bookCurrency.decimals) : String(value)
    test.events[hit.event].set(field, text)
    return test
  }

  // MARK: levers

  /// Ways to move a feature on the deciding event by so many units: other repeats, other amounts, another time.
  private func levers(_ feature: Int, _ type: CELType, _ hit: Deciding) -> [(Int64) -> RuleTest?] {
    switch type {
    case .int: hit.test.events.indices.map { line in { repeated(line, by: $0, hit) } }
    case .money: hit.test.events.indices.map { line in { amount(of: line, by: $0, hit) } }
    case .duration: [{ later($0, hit) }] + hit.test.events.indices.map { line in { earlier(line, by: $0, hit) } }
    default: []
    }
  }

  private func repeated(_ line: Int, by difference: Int64, _ hit: Deciding) -> RuleTest? {
    var test = hit.test
    let count = Int64(test.events[line].count) + difference
    guard (0...10_000).contains(count), count > 0 || line != hit.event else { return nil }
    if count == 0 {
      test.events.remove(at: line)
      return test
    }
    test.events[line].count = Int(count)
    if count > 1, line != hit.event {
      let room = hit.test.events[hit.event].at - test.events[line].at
      let every = test.events[line].every == 0 ? 1 : test.events[line].every
      test.events[line].every = max(1, min(every, (room - 1) / max(1, count - 1)))
    }
    return test
  }

  private func amount(of line: Int, by difference: Int64, _ hit: Deciding) -> RuleTest? {
    let decimals = set.schema.bookCurrency.decimals
    var test = hit.test
    guard let field = set.schema.roles.amount, test.events[line].count == 1,
      let text = test.events[line].text(field) ?? test.with.first(where: { $0.field == field })?.text.value,
      let amount = try? MoneyText.minorUnits(text, decimals: decimals), amount + difference > 0
    else { return nil }
    test.events[line].set(field, MoneyText.text(minorUnits: amount + difference, decimals: decimals))
    return test
  }

  /// The deciding event and all after it later; not before the one that comes before it.
  private func later(_ difference: Int64, _ hit: Deciding) -> RuleTest? {
    var test = hit.test
    let at = test.events[hit.event].at
    let before = test.events.filter { $0.at < at }.map { $0.at + Int64($0.count - 1) * $0.every }.max()
    guard before.map({ at + difference >= $0 }) ?? true else { return nil }
    for event in test.events.indices where test.events[event].at >= at { test.events[event].at += difference }
    return test
  }

  private func earlier(_ line: Int, by difference: Int64, _ hit: Deciding) -> RuleTest? {
    var test = hit.test
    guard line != hit.event, test.events[line].at - difference < test.events[hit.event].at else { return nil }
    test.events[line].at -= difference
    return test
  }

  // MARK: windows

  /// `oldest event in senders_24h (24h)`; nil for a feature without a window that ends now.
  func windowEdge(of feature: Int) -> String? {
    guard case .table(let number) = set.features[feature].origin, let window = set.definitions[number].window,
      window.near == 0
    else { return nil }
    return "window of \(set.features[feature].name) (\(DurationText.text(milliseconds: window.far)))"
  }

  /// The deciding event so late after an earlier one that this lies just inside, on and outside the window's edge.
  func windowCases(_ feature: Int, _ edge: String, _ hit: Deciding) -> [RuleEdges.Case] {
    guard case .table(let number) = set.features[feature].origin, let window = set.definitions[number].window else {
      return []
    }
    let deciding = hit.test.events[hit.event].at + Int64(hit.number - 1) * hit.test.events[hit.event].every
    for event in hit.test.events where event.at < deciding {
      let seen = ([-1, 0, 1] as [Int64]).compactMap { step -> (Int64, Examination)? in
        later(event.at + window.far + step - deciding, hit).flatMap { look($0, hit) }.map { (step, $0) }
      }
      guard seen.count == 3 else { continue }
      let values = seen.map { $0.1.features[feature] }
      guard values[0] != values[2] else { continue }
      return seen.map { step, examination in
        RuleEdges.Case(
          rule: id, test: hit.test.name.value, edge: edge, value: "\(step > 0 ? "+" : "")\(step) ms",
          score: examination.rules.first { $0.rule == rule }?.score, wrong: step == 0 && values[1] != values[0])
      }
    }
    return []
  }
}

extension RuleTest.Event {
  fileprivate mutating func set(_ field: Int, _ text: String) {
    let place = values.first { $0.field == field }?.text.place ?? self.place
    values.removeAll { $0.field == field }
    values.append(RuleTest.Value(field: field, text: Placed(text, at: place)))
  }

  fileprivate func text(_ field: Int) -> String? { values.first { $0.field == field }?.text.value }
}
