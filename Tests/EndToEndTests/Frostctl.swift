import Foundation

extension Workplace {
  /// What frostctl says to a user (nil: whoever runs the tests), standard output and error together. It is copied to where
  /// every user may run it.
  func frostctl(as user: String? = nil, _ arguments: String...) throws -> (code: Int32, text: String) {
    try frostctl(as: user, arguments)
  }

  func frostctl(as user: String? = nil, _ arguments: [String]) throws -> (code: Int32, text: String) {
    let program = directory + "/frostctl"
    if !FileManager.default.fileExists(atPath: program) {
      let built = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("frostctl").path
      try FileManager.default.copyItem(atPath: built, toPath: program)
    }
    let path = "\(directory)/out-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: path, contents: nil) else { preconditionFailure(path) }
    let process = Process()
    // What needs no daemon takes no socket.
    let isOffline = ["rules", "score", "---completion"].contains(arguments.first) || arguments.contains("--state")
    var command = [program] + arguments + (isOffline ? [] : ["--socket-dir", directory])
    if let user {
      let group = user == "root" ? "root" : "nogroup"
      command = ["/usr/bin/setpriv", "--reuid", user, "--regid", group, "--clear-groups"] + command
    }
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle(forWritingAtPath: path)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: path, encoding: .utf8))
  }
}
