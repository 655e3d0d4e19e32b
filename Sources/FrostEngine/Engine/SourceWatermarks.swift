/// How far each source has come: the time of its newest event, milliseconds. One source is in hand at a time.
struct SourceWatermarks: Sendable {
  private var times: [String: Int64]
  private var name = ""
  /// Of the source in hand; 0: it never had an event.
  private(set) var current: Int64 = 0

  init(_ times: [String: Int64] = [:]) { self.times = times }

  /// Every source's.
  var all: [String: Int64] {
    var all = times
    if current > 0, !name.isEmpty { all[name] = current }
    return all
  }

  mutating func turn(to source: String) {
    guard source != name else { return }
    times = all
    name = source
    current = times[source] ?? 0
  }

  mutating func raise(to time: Int64) { current = max(current, time) }

  /// Sources that are remembered whatever their time is.
  static let room = 64

  /// Of many sources those go whose newest event lies before a time.
  mutating func forget(before time: Int64) {
    guard times.count > Self.room, times.values.contains(where: { $0 < time }) else { return }
    times = times.filter { $0.value >= time }
  }
}
