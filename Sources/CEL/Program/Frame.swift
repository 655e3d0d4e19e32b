/// What a slot holds.
public enum SlotState: UInt8, Hashable, Sendable {
  case value = 0
  /// Nobody can tell: an absent field, a division by zero. Comparing and reckoning with it is unknown; `&&` and `||`
  /// absorb it where the other side decides.
  case unknown
  /// There is none and never was: every comparison with it is false (`!=` is true), reckoning with it is unknown.
  case never
  /// The value left its type's range. Like `unknown`, but stronger.
  case error
}

/// The values that a program is evaluated on: one word and one state a slot. Both arrays reach as far as the greatest
/// slot that the program reads; the word of a slot that holds no value may be
/// anything. A bool is 0 or 1; what the words of other types are, `Scalar` says.
public struct Frame {
  public var values: UnsafePointer<Int64>
  public var states: UnsafePointer<SlotState>
  /// Not kept alive by the frame. Without it a function that reads a slot's text is an error.
  public unowned(unsafe) var texts: (any TextTable)?

  public init(values: UnsafePointer<Int64>, states: UnsafePointer<SlotState>, texts: (any TextTable)? = nil) {
    self.values = values
    self.states = states
    self.texts = texts
  }
}

/// The outcome of an evaluation. What `bits` means depends on the type: bool 0 or 1; int; uint and double by bit
/// pattern; money minor units; string the interned number; duration and timestamp milliseconds. Without a value, 0.
public struct Scalar: Hashable, Sendable {
  public var bits: Int64
  public var state: SlotState

  public init(bits: Int64, state: SlotState = .value) {
    self.bits = bits
    self.state = state
  }

  /// It is a condition, and holds.
  public var isTrue: Bool { state == .value && bits != 0 }
}
