import FrostConfig
import Testing

@testable import FrostTools

/// Every kind of feature from the YAML to its value on an event.
struct FeatureKindTests {
  private static let rules = """
    schema: 1
    event:
      id:       {at: /id, type: text}
      time:     {at: /time, type: time}
      type:     {at: /type, type: text}
      phase:    {at: /phase, type: text, default: done}
      account:  {at: /account, type: key, required: true}
      terminal: {at: /terminal, type: key}
      amount:   {at: /amount, type: money}
      balance:  {at: /balance, type: money}
      points:   {at: /points, type: integer}
      lat:      {at: /lat, type: number}
      lon:      {at: /lon, type: number}
      label:    {at: /label, type: text}
    book-currency: CNY
    profile: {from: [registration], fields: [zone]}
    policy: 1
    history-starts: 2025-01-01T00:00:00Z
    features:
      twice:      {ratio: [peak, near]}
      peak:       {ratio: [max_1h, mean_1h]}
      mean_1h:    {mean: amount, by: account, over: 1h}
      mean_pts:   {mean: points, by: account, over: 1h}
      min_1h:     {min: amount, by: account, over: 1h}
      max_1h:     {max: amount, by: account, over: 1h}
      max_before: {max: amount, by: account, over: 1h, now: excluded}
      dev:        {stddev: amount, by: account, over: 1h}
      dev_pts:    {stddev: points, by: account, over: 1h}
      z:          {zscore: amount, by: account, over: 1h, now: excluded}
      before:     {previous: amount, by: account}
      newest:     {last: amount, by: account}
      rate_2h:    {rate: payment, by: account, over: 2h}
      rise_1h:    {rise: payment, by: account, over: 1h}
      near:       {equal: amount, by: account, over: 1h, within: 1 %}
      near_abs:   {equal: amount, by: account, over: 1h, within: 0.50}
      same:       {equal: amount, by: account, over: 1h}
      part:       {share: [amount, balance], of: payment, by: account, over: 24h}
      net_part:   {share: [amount, balance], of: payment, by: account, over: 24h, net: true}
      hour:       {hour: profile.zone}
      km:         {distance: [lat, lon], by: account}
      kmh:        {speed: [lat, lon], by: account}
      worry:      {risk: payment, by: account, add: 10, half-life: 1h}
      bad:        {outcome: [fraud, scam], of: payment, by: terminal, over: 30d}
      bad_count:  {outcome: fraud, of: payment, by: terminal, over: 30d, as: count}
      first_two:  {count: payment, by: account, over: 1h, limit: 2}
      days_ago:   {sum: amount, of: payment, by: account, over: 7d..14d}
    rules:
      - {rule: r, title: {en: r}, owner: test, types: payment, when: [twice > 0]}
      - {rule: night, title: {en: night}, owner: test, types: login, score: 5, when: ["time.getHours('Asia/Shanghai') >= 22"]}
    """

  @Test(arguments: [
    """
    - test: of a window
      start: 2026-03-02T02:10:00+08:00
      with: {account: A}
      events:
        - {at: 0m, type: payment, amount: 100, points: 1, balance: 500, expect: {features: {mean_1h: 100, min_1h: 100,
            max_1h: 100, max_before: never, dev: never, dev_pts: never, z: never, before: never, newest: 100, rate_2h: 0.5,
            rise_1h: unknown, near: 1, same: 1, part: 0.2, worry: 10, peak: 1, twice: 1, mean_pts: 1, hour: unknown}}}
        - {at: 30m, type: payment, amount: 103, points: 4, balance: 1000, expect: {features: {mean_1h: 101.50, dev: 2.12,
            dev_pts: 2.1213203435596424, mean_pts: 2.5, z: never, before: 100, newest: 103, max_before: 100, rate_2h: 1,
            near: 1, part: 0.203, worry: 17.071067811865476, peak: 1.0147783251231528, rise_1h: unknown}}}
        - {at: 60m, type: payment, amount: 102.50, expect: {features: {mean_1h: 101.83, min_1h: 100, max_1h: 103,
            z: 0.4714045207910317, before: 103, near: 2, near_abs: 2, same: 1, part: unknown, twice: 0.5057448688991456}}}
        - {at: 90m, type: payment, amount: 5, expect: {features: {mean_1h: 70.17, min_1h: 5, max_1h: 103,
            rise_1h: 3, rate_2h: 2, near: 1}}}
        - {at: 91m, type: payment, phase: reversed, amount: 5, balance: 1000, expect: {features: {net_part: 0.3055,
            part: 0.3105}}}
        - {at: 7d, type: login, expect: {features: {days_ago: 0, mean_1h: never, before: 5, newest: 5, same: unknown,
            worry: 0, rate_2h: 0}}}
        - {at: 7d31m, type: login, expect: {features: {days_ago: 203}}}
    """,
    """
    - test: of a zone
      start: 2026-03-08T06:59:00Z
      with: {account: N}
      profile: {N: {zone: America/New_York}, S: {zone: Asia/Shanghai}, M: {zone: Mars/Base}}
      events:
        - {at: 0m, type: payment, expect: {features: {hour: 1}}}
        - {at: 1m, type: payment, expect: {features: {hour: 3}}}
        - {at: 1m, type: payment, account: S, expect: {features: {hour: 15}}}
        - {at: 1m, type: payment, account: M, expect: {features: {hour: unknown}}}
    """,
    """
    - test: of a zone by name in a rule
      start: 2026-03-02T13:59:00Z
      with: {account: A}
      events:
        - {at: 0m, type: login, expect: {rules: {}}}
        - {at: 1m, type: login, expect: {rules: {night: 5}}}
    """,
    """
    - test: of places
      start: 2026-03-02T02:10:00Z
      with: {account: A}
      events:
        - {at: 0m, type: login, lat: 39.9042, lon: 116.4074, expect: {features: {km: never, kmh: never}}}
        - {at: 1h, type: login, lat: 31.2304, lon: 121.4737, expect: {features: {km: 1067.3116451587264,
            kmh: 1067.3116451587264}}}
        - {at: 1h, type: login, lat: 39.9042, lon: 116.4074, expect: {features: {kmh: 3842321.922571415}}}
        - {at: 2h, type: login, expect: {features: {km: unknown, kmh: unknown}}}
        - {at: 2h, type: login, lat: 91, lon: 0, expect: {features: {km: unknown}}}
    """,
    """
    - test: of labels
      start: 2026-03-02T02:10:00Z
      with: {terminal: T}
      events:
        - {at: 0m, type: payment, account: "A{n}", amount: 10, repeat: 4, every: 1m}
        - {at: 9d, type: label, account: A1, label: honest, expect: {features: {bad: 0, bad_count: 0}}}
        - {at: 10d, type: label, account: A2, label: fraud, expect: {features: {bad: 0.25, bad_count: 1}}}
        - {at: 11d, type: label, account: A3, label: scam, expect: {features: {bad: 0.5, bad_count: 1}}}
        - {at: 11d, type: payment, account: B, terminal: T, expect: {features: {bad: 0.4}}}
        - {at: 11d, type: payment, account: B, terminal: U, expect: {features: {bad: 0, bad_count: 0}}}
        - {at: 40d1s, type: payment, account: B, terminal: T, expect: {features: {bad: 0.5, bad_count: 0}}}
    """,
    """
    - test: at its limit
      start: 2026-03-02T02:10:00Z
      with: {account: A}
      events:
        - {at: 0m, type: payment, amount: 10, repeat: 3, every: 1m}
        - {at: 3m, type: payment, amount: 10, expect: {features: {first_two: 2}}}
    """,
  ])
  func `a feature of every kind has its value`(tests: String) throws {
    let folder = try RuleFolder(["rules.yaml": Self.rules, "tests.yaml": "tests:\n" + tests.indented])
    let report = RuleTestReport(try folder.read())
    #expect(report.failures.map(\.text) == [])
    #expect(report.results.count == 1)
  }
}

extension String {
  fileprivate var indented: String { split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") }
}
