import FrostEngine

extension [CheckpointPart] {
  /// Its parts as they are loaded, in memory that is there while `body` runs.
  func withViews<Result>(_ body: ([CheckpointView]) throws -> Result) rethrows -> Result {
    let memory = map { part in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: part.bytes.count, alignment: 8)
      bytes.copyBytes(from: part.bytes)
      return bytes
    }
    defer { for bytes in memory { bytes.deallocate() } }
    return try body(zip(self, memory).map { CheckpointView($0.label, UnsafeRawBufferPointer($1)) })
  }
}
