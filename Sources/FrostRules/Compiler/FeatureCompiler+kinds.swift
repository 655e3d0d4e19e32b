import CEL
import FrostEvents
import FrostFeatures

extension FeatureCompiler {
  /// What the feature table computes for a line, and the type that rules see it as.
  mutating func checkedKind(of spec: FeatureSpec) -> (FeatureDefinition.Kind, CELType)? {
    switch spec.kind {
    case .count: return (.count, .int)
    case .rate: return (.rate, .double)
    case .age: return (.age, .duration)
    case .since: return (.since, .duration)
    case .distinct: return field(of: spec).map { (.distinct(field: $0), .int) }
    case .last, .previous:
      return field(of: spec).map { (.last(field: $0), RuleSet.type(of: schema.fields[$0].type)) }
    case .sum, .mean, .min, .max, .stddev, .zscore, .equal: return amountKind(of: spec)
    case .distance: return place(of: spec).map { (.distance(latitude: $0.latitude, longitude: $0.longitude), .double) }
    case .speed: return place(of: spec).map { (.speed(latitude: $0.latitude, longitude: $0.longitude), .double) }
    case .risk: return risk(of: spec)
    case .ratio, .share, .rise, .hour, .outcome: return nil
    }
  }

  private mutating func amountKind(of spec: FeatureSpec) -> (FeatureDefinition.Kind, CELType)? {
    guard expectCount(1, of: spec, "one field", example: "amount"),
      let field = amount(spec.what[0], of: spec.kind)
    else { return nil }
    let isMoney = schema.fields[field].type == .money
    let type = RuleSet.type(of: schema.fields[field].type)
    switch spec.kind {
    case .sum: return (.sum(field: field), type)
    case .mean: return (.mean(field: field, isMoney: isMoney), isMoney ? .money : .double)
    case .min: return (.min(field: field), type)
    case .max: return (.max(field: field), type)
    case .stddev: return (.stddev(field: field, isMoney: isMoney), isMoney ? .money : .double)
    case .zscore: return (.zscore(field: field), .double)
    default: return tolerance(of: spec, isMoney: isMoney).map { (.equal(field: field, $0), .int) }
    }
  }

  /// `1 %`, or an amount in major units.
  private mutating func tolerance(of spec: FeatureSpec, isMoney: Bool) -> FeatureDefinition.Tolerance? {
    guard let within = spec.within else { return .units(0) }
    let decimals = isMoney ? schema.bookCurrency.decimals : 0
    let tolerance: FeatureDefinition.Tolerance?
    if within.value.hasSuffix("%") {
      let percent = String(within.value.filter { $0 != " " }.dropLast())
      tolerance = (try? MoneyText.minorUnits(percent, decimals: 4)).flatMap {
        (0...1_000_000).contains($0) ? .share(millionths: $0) : nil
      }
    } else {
      tolerance = (try? MoneyText.minorUnits(within.value, decimals: decimals)).flatMap { $0 >= 0 ? .units($0) : nil }
    }
    if tolerance == nil {
      report(
        within, "`within` is a percentage up to 100 % or an amount, not `\(within.value)`",
        hint: isMoney ? "for example within: 1 % or within: 0.50" : "for example within: 1 % or within: 5")
    }
    return tolerance
  }

  private mutating func risk(of spec: FeatureSpec) -> (FeatureDefinition.Kind, CELType)? {
    guard let halfLife = spec.halfLife else {
      report(spec.name, "feature `\(spec.name.value)` has no half-life", hint: "add `half-life: 1h`")
      return nil
    }
    guard halfLife.value >= Self.shortestWindow, halfLife.value <= Self.longestHalfLife else {
      report(halfLife, "a half-life lasts from 1 second to 9 days")
      return nil
    }
    let text = spec.add?.value ?? "1"
    guard let points = Double(text), points > 0, points <= 1_000_000 else {
      report(spec.add ?? spec.name, "`add` is a number of points above 0, up to 1000000, not `\(text)`")
      return nil
    }
    return (.risk(points: points, halfLife: halfLife.value), .double)
  }
}
