extension FunctionTable {
  static let times: [Function] =
    [
      Function(
        "timestamp", "a moment: a text of RFC 3339 with zone, or Unix seconds",
        [CELType.timestamp, .string, .int].map { Signature([$0], .timestamp) }, cost: 25
      ) { values, _ throws(EvaluationFailure) in
        switch values[0] {
        case .timestamp: return values[0]
        case .int(let seconds):
          guard Moment.seconds.contains(seconds) else {
            throw EvaluationFailure("the timestamp is out of range: the years 1 to 9999")
          }
          return .timestamp(Moment(seconds: seconds, nanoseconds: 0))
        case .string(let text):
          do throws(TimestampText.Fault) {
            return .timestamp(try TimestampText.moment(text))
          } catch { throw EvaluationFailure(error.message) }
        default: return nil
        }
      },
      Function(
        "duration", "a span of time: 1h30m, with h m s ms us ns",
        [CELType.duration, .string].map { Signature([$0], .duration) }, cost: 25
      ) { values, _ throws(EvaluationFailure) in
        switch values[0] {
        case .duration: return values[0]
        case .string(let text):
          do throws(DurationText.Fault) {
            return .duration(try DurationText.nanoseconds(text, days: false))
          } catch { throw EvaluationFailure(error.message) }
        default: return nil
        }
      },
      field("getFullYear", "year") { $0.year },
      field("getMonth", "month, 0 is January") { $0.month - 1 },
      field("getDate", "day of the month, from 1") { $0.day },
      field("getDayOfMonth", "day of the month, from 0") { $0.day - 1 },
      field("getDayOfWeek", "day of the week, 0 is Sunday") { $0.weekday },
      field("getDayOfYear", "day of the year, from 0") { $0.dayOfYear },
      field("getHours", "hour; of a duration all its hours", unit: 3_600_000_000_000) { $0.hour },
      field("getMinutes", "minute; of a duration all its minutes", unit: 60_000_000_000) { $0.minute },
      field("getSeconds", "second; of a duration all its seconds", unit: 1_000_000_000) { $0.second },
      Function(
        "getMilliseconds", "milliseconds within the second",
        [.member([.timestamp], .int), .member([.timestamp, .string], .int), .member([.duration], .int)]
      ) { values, context throws(EvaluationFailure) in
        switch values[0] {
        case .timestamp(let moment):
          if values.count == 2 { _ = try offset(values[1], moment, context) }
          return .int(Int64(moment.nanoseconds / 1_000_000))
        case .duration(let span): return values.count == 1 ? .int(span / 1_000_000 % 1_000) : nil
        default: return nil
        }
      },
    ]

  /// A part of a timestamp, in UTC or in a zone.
  private static func field(
    _ name: String, _ meaning: String, unit: Int64? = nil, _ part: @escaping @Sendable (CivilTime) -> Int
  ) -> Function {
    var signatures: [Signature] = [.member([.timestamp], .int), .member([.timestamp, .string], .int)]
    if unit != nil { signatures.append(.member([.duration], .int)) }
    return Function(name, meaning + "; UTC, or in the zone named", signatures, cost: 20) {
      values, context throws(EvaluationFailure) in
      switch values[0] {
      case .timestamp(let moment):
        let zone = values.count == 2 ? try offset(values[1], moment, context) : 0
        return .int(Int64(part(CivilTime(local: moment.seconds + zone))))
      case .duration(let span):
        guard let unit, values.count == 1 else { return nil }
        return .int(span / unit)
      default: return nil
      }
    }
  }

  /// Seconds east of UTC in `Asia/Shanghai`, `+08:00`, `-02:30`, `02:00`.
  private static func offset(
    _ zone: Value, _ moment: Moment, _ context: CallContext
  ) throws(EvaluationFailure) -> Int64 {
    guard case .string(let name) = zone else {
      throw EvaluationFailure("no such overload: a zone is a text, not \(zone.typeName)")
    }
    guard name.utf8.count <= 64 else { throw EvaluationFailure("the time zone '…' is not known") }
    if name == "UTC" || name == "Z" { return 0 }
    if let fixed = fixedOffset(name) { return fixed }
    guard let rules = context.zones(name) else {
      throw EvaluationFailure("the time zone '\(name)' is not known")
    }
    return rules.offset(at: moment.seconds)
  }

  private static func fixedOffset(_ text: String) -> Int64? {
    var scalars = Array(text.unicodeScalars)[...]
    let isWest = scalars.first == "-"
    if isWest || scalars.first == "+" { scalars.removeFirst() }
    let parts = scalars.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isDigit) }),
      let hours = Int64(String(String.UnicodeScalarView(parts[0]))),
      let minutes = Int64(String(String.UnicodeScalarView(parts[1]))), hours < 24,
      minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (isWest ? -60 : 60)
  }
}
