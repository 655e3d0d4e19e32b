/// Everything found wrong with one text so far.
struct Faults {
  /// Diagnostics beyond this many are counted, not kept.
  static let limit = 100

  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var more = 0

  init(in source: SourceText) { self.source = source }

  var isEmpty: Bool { diagnostics.isEmpty }

  /// The known name that a misspelt one most likely meant; not looked for where the error is not shown.
  func nearest(to word: String, among candidates: @autoclosure () -> some Sequence<String>) -> String? {
    diagnostics.count < Self.limit ? NearestName.find(word, among: candidates()) : nil
  }

  mutating func report(_ range: Range<Int>, _ message: String, hint: String? = nil) {
    guard diagnostics.count < Self.limit else { return more += 1 }
    let place = source.place(at: range.lowerBound)
    let end = source.scalars[range.clamped(to: source.scalars.indices)].firstIndex(of: "\n") ?? range.upperBound
    diagnostics.append(Diagnostic(at: place, length: end - range.lowerBound, message, hint: hint))
  }

  mutating func report(_ fault: Fault) { report(fault.range, fault.message, hint: fault.hint) }

  func failure() -> CompileFailure {
    var sorted = diagnostics.sorted { ($0.place, $0.length, $0.message) < ($1.place, $1.length, $1.message) }
    if more > 0 { sorted.append(Diagnostic(at: sorted[sorted.count - 1].place, "\(more) more errors are not shown")) }
    return CompileFailure(diagnostics: sorted)
  }
}

/// One thing wrong, before it is known whether it will be reported.
struct Fault: Error {
  var range: Range<Int>
  var message: String
  var hint: String?
}
