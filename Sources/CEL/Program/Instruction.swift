/// One step of a program over slots, constants and registers.
struct Instruction: Sendable {
  /// Where a scalar is read.
  struct Source: Hashable, Sendable {
    enum Place: UInt8, Sendable { case slot, constant, register }

    var place: Place
    var index: Int32

    static func slot(_ index: Int) -> Source { Source(place: .slot, index: Int32(clamping: index)) }
    static func constant(_ index: Int) -> Source { Source(place: .constant, index: Int32(clamping: index)) }
    static func register(_ index: Int) -> Source { Source(place: .register, index: Int32(clamping: index)) }
  }

  /// What becomes of the outcome: it is the target's new value, or is joined with it. An outcome that decides (false for
  /// `and`, true for `or`, an error for `isFound`) is the target's value, and the program goes on at the destination.
  enum Fold: UInt8, Sendable { case none, firstOfAnd, and, firstOfOr, or, isFound }

  var code: Opcode
  var fold = Fold.none
  private var placeA: Source.Place
  private var placeB: Source.Place
  private var indexA: Int32
  private var indexB: Int32
  /// A register.
  var target: Int32
  /// Where a fold that decides, `branch` and `jump` go on.
  var destination: Int32 = 0

  init(_ code: Opcode, _ a: Source, _ b: Source? = nil, to target: Int) {
    self.code = code
    (placeA, indexA) = (a.place, a.index)
    (placeB, indexB) = (b?.place ?? a.place, b?.index ?? a.index)
    self.target = Int32(clamping: target)
  }

  var a: Source { Source(place: placeA, index: indexA) }
  var b: Source { Source(place: placeB, index: indexB) }
}
