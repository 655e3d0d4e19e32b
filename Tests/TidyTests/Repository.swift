import Foundation

/// The checkout these tests stand in.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Every Swift file below `directory`, in path order.
  static func swiftFiles(below directory: String) -> [SourceFile] {
    let base = root.appending(path: directory)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8) else { return nil }
      return SourceFile(path: "\(directory)/\(path)", target: String(path.prefix { $0 != "/" }), text: text)
    }
  }
}

struct SourceFile {
  /// From the checkout's root.
  var path: String
  /// The folder below `Sources` or `Tests`.
  var target: String
  var lines: [Substring]

  init(path: String, target: String, text: String) {
    self.path = path
    self.target = target
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Modules that the file imports, with the line number of each.
  var imports: [(line: Int, module: String)] {
    lines.enumerated().compactMap { number, line in
      var words = line.split(separator: " ")[...]
      while let first = words.first,
        first.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(first)
      {
        words = words.dropFirst()
      }
      guard words.first == "import", words.count >= 2, !line.hasPrefix(" ") else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
      let name = kinds.contains(words[words.startIndex + 1]) ? words[words.startIndex + 2] : words[words.startIndex + 1]
      return (number + 1, String(name.prefix { $0 != "." }))
    }
  }

  /// The code of a line: without a `//` comment and without what stands in quotes.
  func code(at index: Int) -> String {
    var code = ""
    var quoted = false
    var previous: Character = " "
    for character in lines[index] {
      if character == "\"" && previous != "\\" { quoted.toggle() }
      if !quoted, character == "/", previous == "/" { return String(code.dropLast()) }
      if !quoted { code.append(character) }
      previous = character
    }
    return code
  }
}
