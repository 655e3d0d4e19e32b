/// Takes the time of a benchmark's steps: processor time of this thread, unless the benchmark waits for a disk.
struct Meter {
  /// Whether instructions are counted: everything is smaller then, since valgrind is slow.
  let isCounting: Bool
  /// Waits count.
  var countsWaits = false
  /// Further facts of the row, such as `bytes an account`.
  var notes: [(name: String, value: String)] = []

  private(set) var events = 0
  private(set) var nanoseconds: Int64 = 0
  /// Nanoseconds an event, by step.
  private(set) var steps: [Double] = []
  private(set) var allocated: UInt64 = 0
  let allocations = Allocations()
  /// The first of two turns.
  private var turn: (nanoseconds: Int64, events: Int)?

  init(isCounting: Bool) { self.isCounting = isCounting }

  /// So many, or fewer where instructions are counted.
  func scaled(_ count: Int, by divisor: Int = 10) -> Int { isCounting ? max(1, count / divisor) : count }

  /// Measures a step that takes `events` events.
  mutating func measure(_ events: Int, _ body: () -> Void) {
    let before = allocations?.count ?? 0
    let taken = time(body)
    allocated += (allocations?.count ?? 0) - before
    add(taken, events)
  }

  /// Measures what `body` takes longer than `base`, which does the same without what is looked at. They take turns in being
  /// first, since who comes second finds the batch in the caches; two turns are a step.
  mutating func measure(_ events: Int, beyond base: () -> Void, _ body: () -> Void) {
    if isCounting { return measure(events, body) }
    if let before = turn {
      let taken = time(body)
      add(before.nanoseconds + taken - time(base), before.events + events)
      turn = nil
    } else {
      let taken = time(base)
      turn = (time(body) - taken, events)
    }
  }

  private mutating func add(_ taken: Int64, _ events: Int) {
    nanoseconds += taken
    self.events += events
    steps.append(Double(taken) / Double(events))
  }

  private func time(_ body: () -> Void) -> Int64 {
    let clock = countsWaits ? wallNanoseconds : cpuNanoseconds
    let began = clock()
    measured(body)
    return clock() - began
  }
}

/// What callgrind collects (`--toggle-collect`, copies made for a closure included): what a benchmark does beside its steps is
/// not counted.
@_silgen_name("frost_measured") @inline(never)
private func measured(_ body: () -> Void) { body() }
