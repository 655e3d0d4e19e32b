import Glibc

/// Does things that have nothing to do with each other, on as many threads as there are processors, and waits for all of
/// them. They are begun in their order.
func atOnce(_ pieces: [@Sendable () -> Void]) {
  let next = Condition(0)
  let work: @Sendable () -> Void = {
    while true {
      let number = next.change { number in
        number += 1
        return number - 1
      }
      guard number < pieces.count else { return }
      pieces[number]()
    }
  }
  let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
  let helpers = (1..<max(1, min(processors, pieces.count))).map { PlainThread("frost-load-\($0)", work) }
  work()
  for helper in helpers { helper.join() }
}
