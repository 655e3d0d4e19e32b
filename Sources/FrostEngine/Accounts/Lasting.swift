import FrostEvents

/// Something that is in force for a while. It ends by itself at its limit, or earlier because somebody or something ended
/// it. That an ending has been published says nothing about either: decisions look at the times alone, so that a tick
/// changes none of them.
protocol Lasting {
  var from: EventTime { get }
  /// When it ends by itself; nil: never.
  var limit: EventTime? { get }
  /// When it ended: its limit, or an earlier moment.
  var ended: EventTime? { get }
}

extension Lasting {
  /// Whether an action taken at `time` meets it. What was ended early is gone at once.
  func stands(at time: EventTime) -> Bool {
    if let ended, ended != limit { return false }
    return limit.map { time < $0 } ?? true
  }

  /// Whether an event of that time, which may come late, sees it: from <= time < end.
  func isSeen(at time: EventTime) -> Bool { from <= time && (ended ?? limit).map { time < $0 } ?? true }
}

extension FreezeRow: Lasting { var limit: EventTime? { until } }
extension FreezeRow {
  /// Lets it stand at least until then; nil: until it is released. Also if its ending was published too early.
  mutating func stand(until end: EventTime?) {
    if let until { self.until = end.map { max(until, $0) } }
    state = .active
    ended = nil
  }
}

extension CauseRow: Lasting { var limit: EventTime? { until } }
extension HoldRow: Lasting { var limit: EventTime? { deadline } }
extension StepUpRow: Lasting { var limit: EventTime? { deadline } }
