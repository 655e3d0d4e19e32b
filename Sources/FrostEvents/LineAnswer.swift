/// What is written back for one line to whoever asked with it.
package struct LineAnswer: Sendable {
  /// Where the line stood in its source, as the batch says.
  package var offset: Int64
  /// One JSON object, no newline.
  package var json: [UInt8]

  package init(offset: Int64, json: [UInt8]) {
    self.offset = offset
    self.json = json
  }
}
