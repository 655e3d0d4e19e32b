import Foundation

/// Where the files of these tests lie.
enum Checkout {
  static let root = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
  static let fixtures = root + "/Tests/Fixtures/FrostConfig"
}
