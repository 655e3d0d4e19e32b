import ArgumentParser
import FrostDaemon
import Foundation

/// Runs a command; what stops it is printed whole and ends the process with its code.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let failure as StartFailure {
    let text = failure.description
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    throw ArgumentParser.ExitCode(failure.code.rawValue)
  }
}
