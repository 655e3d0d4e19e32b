/// Tells when a source gives so many unreadable lines that something is wrong with it: over 10 % of 1,000 lines.
struct RejectWatch: Sendable {
  static let lines = 1000

  private var read = 0
  private var rejected = 0

  /// Counts a batch.
  /// - Returns: a sentence when the source should pause.
  mutating func count(events: Int, rejects: Int) -> String? {
    read += events + rejects
    rejected += rejects
    guard read >= Self.lines else { return nil }
    defer { (read, rejected) = (0, 0) }
    return rejected * 10 > read ? "\(rejected) of its last \(read) lines could not be read" : nil
  }
}
