import FrostEvents

// What is measured in which time:
// - what an event sees (freezes, exceptions, marks, labels, lists): the event's own time, from <= time < end;
// - what an action meets, and the `from` and the ends of what it makes: the watermark, which rises with events only;
// - what a person asks: the greater of the watermark and the wall's time of the request, an input like any other;
// - when an ending is published: the watermark, or the wall's time that a tick tells.
extension Engine {
  /// Reads later than this after the event, milliseconds, mean that the stream lags; less is what clocks, batches and the
  /// wallet's own way take.
  static let usualDelay: Int64 = 60_000

  /// How far behind the wall's time the stream is at an event, milliseconds; 0 in usual times.
  func lag(of event: ScoredEvent) -> Int64 {
    let behind = event.readAt.milliseconds - watermark.milliseconds
    return behind > Self.usualDelay ? behind : 0
  }

  /// The time of a person's request. Where the stream's own time is the clock, the wall's is far from it.
  func now(at wall: EventTime) -> EventTime {
    if counters.watermark == 0 { return wall }
    return options.futureLimit == nil ? watermark : max(watermark, wall)
  }
}
