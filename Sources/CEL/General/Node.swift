/// A step of an expression whose values may be of any type: names are resolved, macros are loops.
struct Node: Sendable {
  indirect enum Kind: Sendable {
    case constant(Value)
    /// Of the values that the host hands over.
    case variable(Int)
    /// Of a macro; counted from the outermost.
    case local(Int)
    case select(Node, String, isOptional: Bool)
    case isPresent(Node, String)
    case index(Node, Node, isOptional: Bool)
    case list([Element])
    case map([Entry])
    case all([Node])
    case any([Node])
    case conditional(Node, Node, Node)
    case call(Operation, [Node])
    case matches(Node, Pattern)
    /// `x in [a, b]`, of many constants.
    case member(Node, Set<MapKey>)
    case loop(Loop)
    /// The value is found when it is first asked for, and once.
    case bind([Node], first: Int, in: Node)
    /// The value inside an optional is bound; `flat`: the body is an optional already.
    case mapOptional(Node, local: Int, body: Node, flat: Bool)
    /// What cannot have a value; only where nothing was checked.
    case failure(String)
  }

  struct Element: Sendable {
    var isOptional: Bool
    var value: Node
  }

  struct Entry: Sendable {
    var isOptional: Bool
    var key: Node
    var value: Node
  }

  var kind: Kind
  /// In scalars of the source: what a caret underlines, and the whole part.
  var anchor: Range<Int>
  var range: Range<Int>
}

/// A macro over a list or a map.
struct Loop: Sendable {
  enum Kind: Sendable { case all, exists, existsOne, filter, list, map, mapEntries, sortBy }

  var kind: Kind
  var range: Node
  /// The first local it binds; the second, if any, is the next.
  var local: Int
  /// Locals that get the place and the value of each element, rather than only the value (of a map: the key).
  var isPaired: Bool
  var condition: Node?
  var body: Node
}
