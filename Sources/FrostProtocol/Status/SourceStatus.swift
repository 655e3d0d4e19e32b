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
  /// How often its file was cut or overwritten in place, since the daemon's start.
  package var truncations: Int
  /// How often a file read in part was gone when reading was to go on in it.
  package var lostFiles: Int
  /// Bytes known to have been destroyed before they were read.
  package var lostBytes: Int64

  package init(
    name: String, path: String, offset: Int64, size: Int64, lagBytes: Int64, lastEventTime: String? = nil,
    truncations: Int = 0, lostFiles: Int = 0, lostBytes: Int64 = 0
  ) {
    self.name = name
    self.path = path
    self.offset = offset
    self.size = size
    self.lagBytes = lagBytes
    self.lastEventTime = lastEventTime
    self.truncations = truncations
    self.lostFiles = lostFiles
    self.lostBytes = lostBytes
  }
}
