/// Powers of two between one and two, in integers: the same bits on every machine.
package enum Exponential {
  /// 2^(part / whole) in units of 2^-40, for 0 <= part < whole < 2^30: the product of 2^(2^-i) over the bits i of the
  /// quotient, each in units of 2^-62. Off by less than two units.
  package static func fraction(_ part: Int64, of whole: Int64) -> Int64 {
    let (upper, rest) = (UInt64(part) << 34).quotientAndRemainder(dividingBy: UInt64(whole))
    var quotient = upper << 6 | (rest << 6) / UInt64(whole)
    let roots = Self.roots
    var product: UInt64 = 1 << 62
    while quotient != 0 {
      let bit = quotient.trailingZeroBitCount
      let wide = product.multipliedFullWidth(by: roots[roots.count - 1 - bit])
      product = wide.high << 2 | wide.low >> 62
      quotient &= quotient - 1
    }
    return Int64((product + 1 << 21) >> 22)
  }

  /// 2^(1/2), 2^(1/4), ... 2^(2^-40) in units of 2^-62, rounded to the nearest.
  private static let roots: [UInt64] = [
    0x5A827999FCEF3242, 0x4C1BF828C6DC54B8, 0x45CAE0F1F545EB73, 0x42D561B3E6243D8A,
    0x4166C34C5615D0EC, 0x40B268F9DE0183BA, 0x4058F6A7ECCCD5B6, 0x402C6BE96AF2FB58,
    0x4016321B687027A8, 0x400B18178BA33B14, 0x40058BCE410147E8, 0x4002C5D7BFF71DAF,
    0x400162E807EE7E5B, 0x4000B1730DF6A524, 0x400058B9497B8152, 0x40002C5C955DD701,
    0x4000162E46D6F26C, 0x40000B1722757B1B, 0x4000058B90FD3E0C, 0x400002C5C86F3F26,
    0x40000162E433C79B, 0x400000B17218EDD0, 0x40000058B90C3968, 0x4000002C5C860D54,
    0x400000162E4302D2, 0x4000000B17218073, 0x400000058B90BFFC, 0x40000002C5C85FEF,
    0x4000000162E42FF3, 0x40000000B17217F9, 0x4000000058B90BFC, 0x400000002C5C85FE,
    0x40000000162E42FF, 0x400000000B17217F, 0x40000000058B90C0, 0x4000000002C5C860,
    0x400000000162E430, 0x4000000000B17218, 0x400000000058B90C, 0x40000000002C5C86,
  ]
}
