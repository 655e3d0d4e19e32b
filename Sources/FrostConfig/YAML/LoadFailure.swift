package import CEL

/// Files that could not be read into what they should hold: everything that is wrong, sorted by place.
package struct LoadFailure: Error {
  package var diagnostics: [Diagnostic]
  /// The texts that the diagnostics point into.
  package var files: [SourceText]

  init(_ diagnostics: [Diagnostic], files: [SourceText]) {
    self.diagnostics = diagnostics.sorted { $0.place < $1.place }
    self.files = files
  }

  /// One block a diagnostic: `file:line:column: error: …`, the line, a caret, a hint.
  package var rendered: String { diagnostics.rendered(in: files) }
}

extension [Diagnostic] {
  /// The diagnostics in their order, each with the line it points to where `files` has it; ends with a newline.
  package func rendered(in files: [SourceText]) -> String {
    let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return map { $0.rendered(line: byName[$0.place.file]?.line($0.place.line)) + "\n" }.joined()
  }
}
