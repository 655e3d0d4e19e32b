import Glibc

/// A file of the stream that could not be written.
package struct StreamFileError: Error, CustomStringConvertible {
  package var path: String
  /// What was tried: `open`, `write`, `rename`.
  package var operation: String
  /// The system's number of the error.
  package var code: Int32

  package var description: String { "\(path): cannot \(operation): \(String(cString: strerror(code)))" }
}
