/// Everything that is going to happen, earliest first; what was planned first goes first at equal times. A heap with
/// four children a node over small keys; the steps lie still beside it.
struct Agenda {
  private struct Entry {
    var time: Int64
    var order: UInt32
    var slot: UInt32

    static func < (a: Entry, b: Entry) -> Bool { a.time != b.time ? a.time < b.time : a.order < b.order }
  }

  private var heap: [Entry] = []
  private var steps: [Step] = []
  private var free: [UInt32] = []
  private var planned: UInt32 = 0

  mutating func add(_ step: Step, at time: Int64) {
    let slot: UInt32
    if let reused = free.popLast() {
      slot = reused
      steps[Int(slot)] = step
    } else {
      slot = UInt32(steps.count)
      steps.append(step)
    }
    planned &+= 1
    let entry = Entry(time: time, order: planned, slot: slot)
    var hole = heap.count
    heap.append(entry)
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard entry < heap[parent] else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }

  mutating func next() -> (time: Int64, step: Step)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty { sift(last) }
    free.append(first.slot)
    return (first.time, steps[Int(first.slot)])
  }

  private mutating func sift(_ entry: Entry) {
    var hole = 0
    let count = heap.count
    while true {
      let first = hole * 4 + 1
      guard first < count else { break }
      var least = first
      for child in first..<min(first + 4, count) where child > first && heap[child] < heap[least] { least = child }
      guard heap[least] < entry else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = entry
  }
}
