import FrostEngine
import FrostEvents
import FrostRules

extension Facts.Contents {
  /// Trips of guards, brakes and requests for consent.
  static let watchedMeasures: [MeasureRow.Kind] = [.guardTrip, .modeCap, .approval]

  /// Keeps what stands of them.
  mutating func note(_ rows: [MeasureRow]) {
    for row in rows where Self.watchedMeasures.contains(row.kind) {
      measures[row.id] = row.state == .standing ? row : nil
    }
  }

  func standing(_ kind: MeasureRow.Kind) -> [MeasureRow] {
    let now = EventTime(milliseconds: counters.watermark)
    return measures.values.filter { row in row.kind == kind && (row.until.map { now < $0 } ?? true) }
      .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  /// What calendars say of their end, by the stream's time.
  var calendarWarnings: [String] {
    let now = EventTime(milliseconds: counters.watermark)
    var names: Set<String> = []
    return rules.policy.spec.rails.filter { names.insert($0.calendar.name).inserted }
      .compactMap { $0.calendar.warning(at: now) }
  }
}
