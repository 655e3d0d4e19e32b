/// Where in a source reading goes on: everything before `offset` of this generation has been read and committed.
package struct SourcePosition: Hashable, Sendable {
  /// The source's name in the daemon's configuration.
  package var source: String
  /// What tells this file from another of the same name: device, inode and a hash of its first bytes.
  package var generation: Generation
  /// Bytes from the start of the generation.
  package var offset: Int64
  /// Bytes the file had when it was last looked at; 0 where that is not known.
  package var size: Int64
  /// Last change of the file when it was last looked at, nanoseconds since 1970; 0 where that is not known.
  package var modified: Int64

  package init(source: String, generation: Generation, offset: Int64, size: Int64 = 0, modified: Int64 = 0) {
    self.source = source
    self.generation = generation
    self.offset = offset
    self.size = size
    self.modified = modified
  }

  package struct Generation: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    /// Hash of the first `headLength` bytes.
    package var head: UInt64
    /// How many bytes `head` covers; at most 256.
    package var headLength: Int
    /// Hash of the up to 256 bytes just before `offset`.
    package var tail: UInt64

    package init(device: UInt64 = 0, inode: UInt64 = 0, head: UInt64 = 0, headLength: Int = 0, tail: UInt64 = 0) {
      self.device = device
      self.inode = inode
      self.head = head
      self.headLength = headLength
      self.tail = tail
    }
  }
}
