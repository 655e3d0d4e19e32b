import Glibc

/// What the process has used so far.
enum ResourceUse {
  /// Bytes of memory that the machine has.
  static var machineMemory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  /// Most resident memory at any time, bytes.
  static var peakMemory: Int64 {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int64(usage.ru_maxrss) * 1024
  }
}
