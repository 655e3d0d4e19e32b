/// A moment on the stream's own clock: milliseconds since 1970-01-01T00:00:00Z. The core has no other clock.
public struct EventTime: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: EventTime, b: EventTime) -> Bool { a.milliseconds < b.milliseconds }

  /// The distant past: before every event.
  package static let never = EventTime(milliseconds: .min / 4)
}
