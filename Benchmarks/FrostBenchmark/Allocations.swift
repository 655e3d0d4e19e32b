import Glibc

/// The counter of `Benchmarks/Allocations`, where it was preloaded.
struct Allocations {
  private let counter: @convention(c) () -> UInt64

  /// nil: nothing was preloaded.
  init?() {
    guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "frost_allocations") else { return nil }
    counter = unsafeBitCast(symbol, to: (@convention(c) () -> UInt64).self)
    // A counter that does not see a known allocation counts nothing else either.
    let before = count
    let canary = UnsafeMutablePointer<Int>.allocate(capacity: 100)
    canary.initialize(repeating: Int(before), count: 100)
    let seen = count - before
    guard canary[Int(before % 100)] == Int(before), seen == 1 else {
      fatalError("one allocation was made and \(seen) were counted")
    }
    canary.deallocate()
  }

  var count: UInt64 { counter() }
}
