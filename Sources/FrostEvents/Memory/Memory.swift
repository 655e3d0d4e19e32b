public import CFrost

/// What the processor and the system do with memory by themselves, asked of them.
public enum Memory {
  /// Asks for the cache line at an address that is read soon; any address may be given. Public because only then it is
  /// an instruction in other modules and not a call.
  @inlinable @inline(__always)
  public static func prefetch(_ address: UnsafeRawPointer) { frost_prefetch(address) }

  /// Asks for the cache lines of so many bytes, at least one.
  @inlinable @inline(__always)
  public static func prefetch(_ address: UnsafeRawPointer, _ bytes: Int) {
    let end = address + bytes
    var line = address
    repeat {
      prefetch(line)
      line = UnsafeRawPointer(bitPattern: (UInt(bitPattern: line) | 63) &+ 1).unsafelyUnwrapped
    } while line < end
  }

  /// Memory for tables: from 2 MiB on in large pages where the system has them, so that a look into it needs no second
  /// look for its address. It is given back by `free`.
  package static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    guard let memory = frost_allocate(bytes) else { preconditionFailure("no memory for \(bytes) bytes") }
    return memory
  }

  package static func free(_ memory: UnsafeMutableRawPointer) { frost_free(memory) }

  /// Gives the system the pages that lie whole in a piece of memory that stays allocated; what was in them is lost.
  package static func release(_ memory: UnsafeMutableRawPointer, _ bytes: Int) { frost_release(memory, bytes) }

  /// Large pieces go back to the system when they are freed, from now on and in the whole process.
  package static func keepLargeApart() { frost_keep_large_apart() }
}
