import Testing

@testable import FrostFeatures

/// The bits of our own functions. Expected values were computed apart with 50 digits; distances differ from them by less
/// than a tenth of a millimetre at most, powers by less than two units.
@Suite struct ArithmeticTests {
  @Test(
    arguments: [
      (0, 1000, 1_099_511_627_776), (500, 1000, 1_554_944_255_988), (999, 1000, 2_197_499_536_924),
      (1, 3_600_000, 1_099_511_839_476), (3_599_999, 3_600_000, 2_199_022_832_150),
      (1_800_000, 3_600_000, 1_554_944_255_988), (777_599_999, 777_600_000, 2_199_023_253_592),
      (123_456_789, 777_600_000, 1_227_420_265_075), (5000, 7001, 1_803_808_956_772),
    ] as [(Int64, Int64, Int64)])
  func `a power of two has these bits`(part: Int64, whole: Int64, bits: Int64) {
    #expect(Exponential.fraction(part, of: whole) == bits)
  }

  @Test func `all powers over one half-life have these bits and rise`() {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: Int64 = 0
    for part in 0...7000 as ClosedRange<Int64> {
      let power = Exponential.fraction(part, of: 7001)
      #expect(power > last)
      last = power
      digest = (digest ^ UInt64(power)) &* 0x100_0000_01B3
    }
    #expect(digest == 0xEE43_8EFC_7FD9_F425)
  }

  @Test(
    arguments: [
      (39.9042, 116.4074, 31.2304, 121.4737, 0x4090_AD3F_1FE8_92BF),
      (51.5074, -0.1278, 40.7128, -74.006, 0x40B5_C23A_D8FF_FCFA),
      (0, 0, 0, 180, 0x40D3_8BC7_5304_B065), (90, 0, -90, 0, 0x40D3_8BC7_5304_B065),
      (0, 179.5, 0, -179.5, 0x405B_CC7C_31CD_C7AC), (22.5431, 114.0579, 22.5432, 114.0579, 0x3F86_C5D3_1A76_6034),
      (35.6895, 139.6917, 35.6895, 139.6917, 0), (-33.8688, 151.2093, 64.1466, -21.9426, 0x40D0_39F7_E2F1_13B3),
      (1e-7, 0, 0, 1e-7, 0x3EF0_7D3E_7215_CD51), (45, 45, -45, -135, 0x40D3_8BC7_5304_B065),
      (89.999, 10, 89.999, -170, 0x3FCC_7747_E114_D6A6), (10, -180, 10, 180, 0),
    ] as [(Double, Double, Double, Double, UInt64)])
  func `a distance has these bits, there and back`(a: Double, b: Double, c: Double, d: Double, bits: UInt64) {
    #expect(Sphere.distance((a, b), (c, d))?.bitPattern == bits)
    #expect(Sphere.distance((c, d), (a, b))?.bitPattern == bits)
  }

  @Test(arguments: [(90.1, 0.0), (-91, 0), (0, 180.5), (0, -181), (.nan, 0), (.infinity, 0), (0, .nan)])
  func `what is no place has no distance`(latitude: Double, longitude: Double) {
    #expect(Sphere.distance((latitude, longitude), (0, 0)) == nil)
    #expect(Sphere.distance((0, 0), (latitude, longitude)) == nil)
  }

  @Test func `an integer root is the greatest whose square is not greater`() {
    for number in Array(0...1000) as [UInt128] {
      let root = IntegerRoot.floor(number)
      #expect(root * root <= number && (root + 1) * (root + 1) > number)
    }
    var random = SeededGenerator(state: 1)
    for _ in 0..<1000 {
      let root = UInt128(random.next() >> UInt64.random(in: 0..<64, using: &random))
      #expect(IntegerRoot.floor(root * root) == root)
      #expect(IntegerRoot.floor(root * root + root + root) == root)
      if root > 0 { #expect(IntegerRoot.floor(root * root - 1) == root - 1) }
    }
    #expect(IntegerRoot.floor(.max) == UInt128(UInt64.max))
  }

  @Test(
    arguments: [
      ([1, 2], 2), ([2, 3], 2), ([-1, -2], -2), ([-3, -2], -2), ([1, 1, 2], 1), ([1, 2, 2], 2), ([.max, .max], .max),
      ([.min, .min], .min),
    ] as [([Int64], Int64)])
  func `a mean of money is rounded half to even`(values: [Int64], mean: Int64) {
    #expect(sample(values).roundedMean == mean)
  }

  @Test(
    arguments: [
      // Deviations 1/sqrt 2, sqrt 2, 2.5 (a tie), 3.5 (a tie), exactly 10.
      ([0, 1], 1), ([0, 2], 1), ([0, 0, 0, 0, 5, 5, 5, 5, 5], 3), ([0, 4, 8], 4), ([10, 10, 10], 0),
      ([0, 1 << 42], 3_109_888_511_975),
    ] as [([Int64], Int64)])
  func `a deviation of money is rounded to the nearest unit`(values: [Int64], deviation: Int64) {
    #expect(sample(values).roundedDeviation == deviation)
  }

  @Test func `values that squares cannot hold have no deviation`() {
    #expect(sample([1, 2, (1 << 42) + 1]).roundedDeviation == nil)
    #expect(sample([1, 2, .min]).deviation == nil)
    #expect(sample([5]).deviation == nil)
    #expect(sample([5, 5]).score(of: 6) == nil)
  }

  private func sample(_ values: [Int64]) -> Sample {
    var sample = Sample(count: Int64(values.count), sum: values.reduce(Int128(0)) { $0 + Int128($1) })
    for value in values { sample.moments.add(value, 1) }
    return sample
  }
}
