import Testing

@testable import FrostDaemon

struct BoundedQueueTests {
  @Test func `values come out in the order they went in`() {
    let queue = BoundedQueue<Int>(limit: 3)
    for number in 1...3 { queue.push(number) }
    queue.close()
    var out: [Int] = []
    while case .element(let number) = queue.pop() { out.append(number) }
    #expect(out == [1, 2, 3])
  }

  @Test func `a full queue makes the sender wait until something is taken out`() {
    let queue = BoundedQueue<Int>(limit: 2)
    let pushed = Condition(0)
    let sender = PlainThread("sender") {
      for number in 1...100 {
        queue.push(number)
        pushed.change { $0 = number }
      }
      queue.close()
    }
    _ = pushed.wait { $0 == 2 ? true : nil }
    #expect(queue.count == 2)
    var out: [Int] = []
    while case .element(let number) = queue.pop() {
      out.append(number)
      #expect(queue.count <= 2)
    }
    sender.join()
    #expect(out == Array(1...100))
  }

  @Test func `a closed queue takes nothing more and lets go of who waits`() {
    let queue = BoundedQueue<Int>(limit: 1)
    queue.push(1)
    let refused = Condition(false)
    let sender = PlainThread("sender") {
      let isTaken = queue.push(2)
      refused.change { $0 = !isTaken }
    }
    queue.close()
    sender.join()
    #expect(refused.change { $0 })
    #expect(!queue.waitForRoom())
    guard case .element(1) = queue.pop(), case .closed = queue.pop() else {
      Issue.record("the value that was in the queue is lost")
      return
    }
  }

  @Test func `a deadline ends the wait`() {
    let queue = BoundedQueue<Int>(limit: 1)
    guard case .deadline = queue.pop(until: .now) else {
      Issue.record("no deadline")
      return
    }
  }
}
