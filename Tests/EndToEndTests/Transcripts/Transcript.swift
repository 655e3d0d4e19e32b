import Foundation
import Testing

/// A session at a terminal, held against a file that somebody has read. `FROST_RECORD=1` writes it anew.
struct Transcript {
  private let name: String
  private let directory: String
  private var plain = ""
  private var coloured = ""

  static let golden = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
    .appending("/Fixtures/Transcripts")
  static let program = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("frostctl").path

  init(_ name: String, in directory: String) {
    self.name = name
    self.directory = directory
  }

  /// Types a command.
  /// - Parameters:
  ///   - changes: it does something, so that it is not typed a second time to see its colours.
  ///   - user: who types it; nil: whoever runs the tests. `frostctl` has to lie in the directory then.
  mutating func type(_ line: String, changes: Bool = false, as user: String? = nil) throws {
    let words = Self.words(line)
    let environment = ["FROST_SOCKET_DIR": "."]
    let program = user == nil ? Self.program : "/usr/bin/setpriv"
    let taken = user.map { ["--reuid", $0, "--regid", "nogroup", "--clear-groups", directory + "/frostctl"] } ?? []
    let run = try TerminalRun(
      program, taken + words, in: directory, environment: environment.merging(["NO_COLOR": "1"]) { $1 })
    #expect(!run.text.contains("\u{1B}"), "colour without being asked for: \(line)")
    let exit = run.code == 0 ? "" : "[exit code \(run.code)]\n"
    plain += (user.map { $0 + " " } ?? "") + "$ frostctl \(line)\n" + steady(run.text) + exit + "\n"
    guard !changes else { return }
    let bright = try TerminalRun(Self.program, words, in: directory, environment: environment)
    guard bright.text.contains("\u{1B}") else { return }
    coloured += "$ frostctl \(line)\n" + steady(bright.text).replacing("\u{1B}", with: "\\e") + "\n"
  }

  /// Compares the session with its files.
  func end() throws {
    for (suffix, text) in [("", plain), ("-colour", coloured)] {
      let file = "\(Self.golden)/\(name)\(suffix).txt"
      if ProcessInfo.processInfo.environment["FROST_RECORD"] != nil {
        try FileManager.default.createDirectory(atPath: Self.golden, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
      }
      let known = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      guard known != text else { continue }
      let (old, new) = (known.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
      let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
      Issue.record(
        "\(name)\(suffix).txt:\(line + 1): was `\(old.dropFirst(line).first ?? "")`, is `\(new.dropFirst(line).first ?? "")`"
      )
    }
  }

  private static func words(_ line: String) -> [String] {
    line.matches(of: /"([^"]*)"|(\S+)/).map { String($0.1 ?? $0.2 ?? "") }
  }

  /// Without what differs from one day or machine to the next: times of the clock on the wall, hashes, sizes.
  private func steady(_ text: String) -> String {
    var text = text.replacing(directory, with: "/srv/frost")
    for (pattern, keep) in [
      (#/20\d\d-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?/#, "2026-0"), (#/\b[0-9a-f]{12,64}\b/#, ""),
    ] as [(Regex<Substring>, String)] {
      text = text.replacing(pattern) { match in
        !keep.isEmpty && match.output.hasPrefix(keep)
          ? String(match.output) : match.output.map { $0.isHexDigit ? "#" : String($0) }.joined()
      }
    }
    return text.replacing(/(?m)^(database ) .*$/) { "\($0.1) #" }
      .replacing(/\d[\d,.]* (?:bytes|KiB|MiB|a second)/, with: "# bytes")
      .replacing(/written in \d+\.\d s/, with: "written in # s")
      .replacing(/msr_[0-9A-Z]{26}/, with: "msr_" + String(repeating: "#", count: 26)).replacing(
        /file \d+:\d+:#+/, with: "file #"
      ).replacing(
        /\d{8}T\d{6}Z/, with: "########T######Z"
      ).replacing(
        /frostd \d+\.\d+\.\d+/, with: "frostd #"
      ).replacing(#/frost-(\d+)…/#) { "frost-" + String(repeating: "#", count: $0.1.count) + "…" }
  }
}
