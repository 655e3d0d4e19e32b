/// When something holds for an event: from `from` on, until before `until`.
package struct Validity: Hashable, Sendable {
  package var from: EventTime
  package var until: EventTime

  package init(from: EventTime = .never, until: EventTime = .forever) {
    self.from = from
    self.until = until
  }

  /// At all times.
  package static let always = Validity()

  @inline(__always)
  package func contains(_ time: EventTime) -> Bool { from <= time && time < until }
}

extension EventTime {
  /// The distant future: after every event.
  package static let forever = EventTime(milliseconds: .max)
}
