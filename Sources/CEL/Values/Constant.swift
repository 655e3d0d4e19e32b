/// A value that the environment gives a name; known when an expression is compiled.
public enum Constant: Hashable, Sendable {
  case bool(Bool)
  /// Beside money it is major units, beside a double a double: like a literal.
  case number(Number)
  /// Beside a duration it is one: like a literal.
  case text(String)
  /// What `x in name` looks into.
  case texts([String])
  case numbers([Number])

  /// What a plain scalar of a configuration file means: `2000` and `0.85` are numbers, all else is text.
  public static func written(_ text: String) -> Constant {
    Number(text).map(Constant.number) ?? .text(text)
  }
}
