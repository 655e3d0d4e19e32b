import Foundation

/// A directory that goes away with `body`.
func withTemporaryDirectory<Result>(below parent: String, _ body: (String) throws -> Result) throws -> Result {
  let directory = parent + "/frost-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: directory) }
  return try body(directory)
}
