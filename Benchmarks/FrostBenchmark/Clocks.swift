import Glibc

/// Time that this thread was on a processor: what others do on the machine is not in it.
func cpuNanoseconds() -> Int64 { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

/// Of a clock that goes on evenly.
func wallNanoseconds() -> Int64 { nanoseconds(CLOCK_MONOTONIC) }

private func nanoseconds(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
