/// What an expression may speak of: the names of the host, and how far the language is bent for those who write rules.
public struct Environment: Sendable {
  public struct Options: Hashable, Sendable {
    /// Decimals of the money that slots hold (2: minor units are hundredths); nil: there is no money.
    public var moneyDecimals: Int?
    /// A text beside a duration is one, and durations know days.
    public var textDurations: Bool
    /// A number literal becomes what stands beside it, an int becomes a double beside a double, and dividing by zero
    /// is `unknown`.
    public var adaptsIntegerLiterals: Bool

    public init(moneyDecimals: Int? = nil, textDurations: Bool = false, adaptsIntegerLiterals: Bool = false) {
      self.moneyDecimals = moneyDecimals
      self.textDurations = textDurations
      self.adaptsIntegerLiterals = adaptsIntegerLiterals
    }

    /// CEL as its specification has it.
    public static let standard = Options()

    /// CEL as rules are written in it.
    public static func rules(moneyDecimals: Int) -> Options {
      Options(moneyDecimals: moneyDecimals, textDurations: true, adaptsIntegerLiterals: true)
    }
  }

  enum Entry: Sendable {
    case variable(CELType, slot: Int)
    case constant(Constant)
    /// A set that only the host knows; by slot of what is looked for, the slot that says whether it is a member.
    case set(CELType, answers: [Int: Int])
  }

  public let options: Options
  private(set) var entries: [String: Entry] = [:]
  private(set) var functions: [String: [Signature]] = [:]

  // MARK: of expressions over values of any type (`ValueExpression`)

  /// Where names are looked up first: in `a.b` a name `n` means `a.b.n`, `a.n`, or `n`.
  public var container = ""
  /// Rules of time zones by IANA name, for `t.getHours('Asia/Shanghai')`.
  public var zones: @Sendable (String) -> TimeZoneRules? = { _ in nil }
  /// `cel.block`, `cel.index`, `cel.iterVar` and `cel.accuVar`, which other implementations write their plans in.
  public var knowsPlanMacros = false

  public init(options: Options) { self.options = options }

  /// A variable, whose value is in a slot of the frame. The name may be dotted; the longest declared name wins. A later
  /// declaration of the same name replaces the earlier.
  public mutating func declare(_ name: String, _ type: CELType, slot: Int) {
    entries[name] = .variable(type, slot: slot)
  }

  /// A variable of an expression over values, which are handed over by name.
  public mutating func declare(_ name: String, _ type: CELType) { declare(name, type, slot: 0) }

  /// A set whose members only the host knows, as they are at the moment of an evaluation: `x in name` reads a slot.
  /// - Parameter answers: by the slot of a variable of type `members`, the bool slot that says whether it is a member.
  public mutating func declare(set name: String, of members: CELType, answers: [Int: Int]) {
    entries[name] = .set(members, answers: answers)
  }

  /// A function that is known by its types alone: expressions that call it are checked, but not evaluated.
  public mutating func declare(function name: String, _ signatures: [Signature]) {
    functions[name, default: []] += signatures
  }

  /// A name for a value that does not change.
  public mutating func define(_ name: String, _ value: Constant) {
    entries[name] = .constant(value)
  }
}
