/// Why a text did not compile: everything that is wrong with it, sorted by place; never empty.
public struct CompileFailure: Error, Hashable, Sendable {
  public var diagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
