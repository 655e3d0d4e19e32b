/// Square roots of integers.
enum IntegerRoot {
  /// The greatest integer whose square is not greater: Newton's method, from above.
  static func floor(_ number: UInt128) -> UInt128 {
    guard number > 1 else { return number }
    var root = UInt128(1) << UInt128((128 - number.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + number / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
