import Glibc

/// xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64: the simulator's only source of chance.
struct Random {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(seed: UInt64) {
    a = mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    b = mixed(seed &+ 0x3C6E_F372_FE94_F82A)
    c = mixed(seed &+ 0xDAA6_6D2C_7DDF_743F)
    d = mixed(seed &+ 0x78DD_E6E5_FD29_F054)
  }

  mutating func word() -> UInt64 {
    let product = b &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }

  /// A number in 0 ..< `bound`; `bound` must be positive.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: word().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(below(Int(range.upperBound - range.lowerBound + 1)))
  }

  /// A number in 0 ..< 1.
  mutating func unit() -> Double { Double(word() >> 11) * 0x1p-53 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Exponentially distributed with mean 1.
  mutating func exponential() -> Double { -log(1 - unit()) }

  /// Normally distributed with mean 0 and deviation 1 (Box-Muller).
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }

  /// Log-normally distributed around `median`, with `spread` the deviation of its logarithm.
  mutating func lognormal(_ median: Double, _ spread: Double) -> Double { median * exp(spread * normal()) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// SplitMix64's finaliser: spreads neighbouring numbers over all 64 bits.
func mixed(_ word: UInt64) -> UInt64 {
  var z = word
  z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
  return z ^ z >> 31
}
