/// A place in a file: what an error message begins with.
public struct SourcePlace: Hashable, Comparable, Sendable {
  /// The file as the user named it; empty where there is none (`cel eval`).
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePlace, b: SourcePlace) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}
