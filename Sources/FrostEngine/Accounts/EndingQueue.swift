import FrostEvents

/// Something of an account that ends by itself at a time. A binary heap; an ending that is no longer true when its time
/// comes is passed over by its reader.
struct EndingQueue: Sendable {
  enum Kind: Int, Sendable { case freeze, cause, hold, stepUp, reminder, review }

  struct Ending: Sendable {
    var at: EventTime
    var kind: Kind
    var account: Symbol
    var id: String
    var order: Int

    fileprivate func isBefore(_ other: Ending) -> Bool { (at, order) < (other.at, other.order) }
  }

  var heap: [Ending] = []
  var order = 0

  mutating func add(_ kind: Kind, of account: Symbol, id: String, at time: EventTime) {
    heap.append(Ending(at: time, kind: kind, account: account, id: id, order: order))
    order += 1
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The next ending that is due, taken out.
  mutating func next(due time: EventTime) -> Ending? {
    guard !heap.isEmpty, heap[0].at <= time else { return nil }
    let first = heap[0]
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      if least == parent { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return first
  }
}
