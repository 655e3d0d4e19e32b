import Foundation

/// Files that a command writes beside its answer.
enum FileOutput {
  static func write(_ text: String, to file: String) throws(Failure) {
    do { try Data(text.utf8).write(to: URL(filePath: file)) } catch {
      throw Failure(.inputOutput, "\(file) cannot be written: \(error.localizedDescription)")
    }
  }
}
