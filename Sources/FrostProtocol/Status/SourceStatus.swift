/// One source and how far it has been read and committed.
package struct SourceStatus: Codable, Hashable, Sendable {
  package var name: String
  package var path: String
  /// Bytes of the present file that are committed.
  package var offset: Int64
  /// Bytes the present file has.
  package var size: Int64
  /// Bytes written but not committed.
  package var lagBytes: Int64
  /// Time of the newest event read from it.
  package var lastEventTime: String?

  package init(name: String, path: String, offset: Int64, size: Int64, lagBytes: Int64, lastEventTime: String? = nil) {
    self.name = name
    self.path = path
    self.offset = offset
    self.size = size
    self.lagBytes = lagBytes
    self.lastEventTime = lastEventTime
  }
}
