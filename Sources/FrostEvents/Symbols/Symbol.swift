/// A text interned by a `SymbolTable`: equal texts have equal symbols. A symbol never leaves the process; journals,
/// stores and answers carry the text.
public struct Symbol: Hashable, Sendable {
  public var number: UInt32

  public init(number: UInt32) { self.number = number }

  /// The empty text, which every table holds.
  public static let empty = Symbol(number: 0)
}
