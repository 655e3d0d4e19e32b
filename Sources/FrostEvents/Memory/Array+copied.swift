extension Array where Element: BitwiseCopyable {
  /// The elements in memory of their own, which its owner deallocates.
  package func copied() -> UnsafeBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    _ = memory.initialize(from: self)
    return UnsafeBufferPointer(memory)
  }
}
