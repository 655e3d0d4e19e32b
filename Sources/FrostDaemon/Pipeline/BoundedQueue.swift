/// Hands values from threads to one thread, in order. A full queue makes the sender wait: that is how a slow disk makes
/// the reader stop.
final class BoundedQueue<Element: Sendable>: Sendable {
  private struct Contents: Sendable {
    var elements: [Element] = []
    var isClosed = false
  }

  private let contents = Condition(Contents())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  var count: Int { contents.change { $0.elements.count } }

  var hasRoom: Bool { contents.change { $0.elements.count < limit } }

  /// Waits until there is room; false when the queue is closed.
  func waitForRoom() -> Bool {
    contents.wait { contents in
      if contents.isClosed { return false }
      return contents.elements.count < limit ? true : nil
    } ?? false
  }

  /// Waits for room and appends.
  /// - Returns: false, and nothing done, when the queue is closed.
  @discardableResult
  func push(_ element: Element) -> Bool {
    contents.wait { contents in
      if contents.isClosed { return false }
      guard contents.elements.count < limit else { return nil }
      contents.elements.append(element)
      return true
    } ?? false
  }

  /// Appends without waiting, past the limit if need be: for the few whose number is limited elsewhere and who must not
  /// block.
  func pushAtOnce(_ element: Element) -> Bool {
    contents.change { contents in
      if !contents.isClosed { contents.elements.append(element) }
      return !contents.isClosed
    }
  }

  enum Popped {
    case element(Element)
    case deadline
    /// Closed and empty.
    case closed
  }

  /// The oldest element, when there is one before `deadline`.
  func pop(until deadline: MonotonicTime? = nil) -> Popped {
    contents.wait(until: deadline) { contents -> Popped? in
      if !contents.elements.isEmpty { return .element(contents.elements.removeFirst()) }
      return contents.isClosed ? .closed : nil
    } ?? .deadline
  }

  /// Nothing more goes in; what is in still comes out.
  func close() { contents.change { $0.isClosed = true } }
}
