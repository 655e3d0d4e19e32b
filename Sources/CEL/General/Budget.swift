/// What one evaluation may take. A hostile expression fails when it is used up; it cannot take more.
public struct Budget: Hashable, Sendable {
  /// Units of work, one being about a comparison of two scalars.
  public var work: Int
  /// Bytes of texts, lists and maps that are made, counted when they are made, also if they are soon gone.
  public var memory: Int

  public init(work: Int = 250_000, memory: Int = 32 << 20) {
    self.work = work
    self.memory = memory
  }

  public static let standard = Budget()

  /// Making a list or a map, whatever is in it; a failure that others absorb.
  static let list = 3
  static let map = 12
  static let failure = 20

  var isUsedUp: Bool { work < 0 || memory < 0 }

  @inline(__always)
  mutating func spend(_ units: Int) throws(EvaluationFailure) {
    work -= units
    if work < 0 { throw EvaluationFailure("the evaluation takes too long: its budget of work is used up") }
  }

  /// For looking at a value as a whole, as functions do with their arguments: one unit for 32 bytes or elements.
  mutating func spend(lookingAt value: Value) throws(EvaluationFailure) {
    switch value {
    case .string(let text): try spend(text.utf8.count / 32)
    case .bytes(let bytes): try spend(bytes.count / 32)
    case .list(let elements): try spend(elements.count / 32)
    default: break
    }
  }

  /// For a number that may be written in a text.
  mutating func spend(readingNumber value: Value) throws(EvaluationFailure) {
    if case .string(let text) = value { try spend(text.utf8.count / 8) }
  }

  /// For a text or bytes of a length, or a list or map of so many elements.
  mutating func allocate(bytes: Int = 0, elements: Int = 0) throws(EvaluationFailure) {
    memory -= bytes + elements * 40
    if memory < 0 { throw EvaluationFailure("the values grow too large: the budget of memory is used up") }
    try spend(elements + bytes / 16)
  }
}
