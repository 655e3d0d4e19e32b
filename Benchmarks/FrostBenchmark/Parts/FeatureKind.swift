/// A kind of feature, as a rule file has it.
struct FeatureKind {
  var name: String
  var definition: String
  /// A condition that reads `it` and never holds.
  var condition = "it > 1000000"

  static let all = [
    FeatureKind(name: "count", definition: "{count: payment, by: account, over: 24h}"),
    FeatureKind(name: "count, excluding now", definition: "{count: payment, by: account, over: 24h, now: excluded}"),
    FeatureKind(name: "count, shifted", definition: "{count: payment, by: account, over: 12h..24h}"),
    FeatureKind(name: "count, where", definition: "{count: payment, by: account, over: 24h, where: amount > 50}"),
    FeatureKind(name: "count by another key", definition: "{count: payment, by: payee, over: 24h}"),
    FeatureKind(name: "count by a pair", definition: "{count: payment, by: [account, payee], over: 24h}"),
    FeatureKind(name: "rate", definition: "{rate: payment, by: account, over: 24h}"),
    FeatureKind(name: "rise", definition: "{rise: payment, by: account, over: 12h}"),
    FeatureKind(name: "sum", definition: "{sum: amount, of: payment, by: account, over: 24h}"),
    FeatureKind(name: "mean", definition: "{mean: amount, by: account, over: 24h}"),
    FeatureKind(name: "min", definition: "{min: amount, by: account, over: 24h}"),
    FeatureKind(name: "max", definition: "{max: amount, by: account, over: 24h}"),
    FeatureKind(name: "stddev", definition: "{stddev: amount, by: account, over: 24h}"),
    FeatureKind(name: "zscore", definition: "{zscore: amount, by: account, over: 24h, now: excluded}"),
    FeatureKind(name: "equal", definition: "{equal: amount, by: account, over: 24h, within: 1 %}"),
    FeatureKind(name: "distinct", definition: "{distinct: payee, of: payment, by: account, over: 24h}"),
    FeatureKind(name: "share", definition: "{share: [amount, balance], of: payment, by: account, over: 24h}"),
    FeatureKind(name: "outcome", definition: "{outcome: fraud, of: payment, by: payee, over: 24h}"),
    FeatureKind(name: "risk", definition: "{risk: payment, by: account, add: 10, half-life: 6h}"),
    FeatureKind(name: "last", definition: "{last: amount, by: account}"),
    FeatureKind(name: "previous", definition: "{previous: amount, by: account}"),
    FeatureKind(name: "since", definition: "{since: payment, by: account}", condition: "it > '9000d'"),
    FeatureKind(name: "neighbours", definition: "{neighbours: frozen, by: [device, payee], over: 24h}"),
    FeatureKind(name: "age", definition: "{age: account}", condition: "it > '9000d'"),
    FeatureKind(name: "distance", definition: "{distance: [lat, lon], by: account}"),
    FeatureKind(name: "speed", definition: "{speed: [lat, lon], by: account}", condition: "it > 100000000"),
    FeatureKind(name: "ratio", definition: "{ratio: [amount, balance]}"),
    FeatureKind(name: "hour", definition: "{hour: zone}", condition: "it > 24"),
  ]
}
