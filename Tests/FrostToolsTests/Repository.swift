import Foundation

/// Where the checkout lies.
enum Repository {
  static let root = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
}
