import FrostEngine
import FrostEvents

/// A checkpoint's file: 16 bytes that say what it is, then parts, each behind its head of six words, the last one its end.
enum CheckpointFormat {
  static let prefix = "checkpoint-"
  static let unfinished = "checkpoint.part"
  /// `frostckp` as the first eight bytes.
  static let magic: UInt64 = 0x706B_6374_736F_7266
  static let version: UInt64 = 2
  static let fileHead = 16
  static let partHead = 56
  /// Kind of the last part.
  static let end: UInt32 = .max

  /// Words before a part's bytes; the last one is the checksum of the others and of the bytes.
  static func head(
    kind: UInt32, number: Int64, space: Int, slices: Range<Int>, count: Int, bytes: UnsafeRawBufferPointer
  ) -> [UInt64] {
    let words = [
      UInt64(kind) | UInt64(space) << 32, UInt64(bitPattern: number), UInt64(slices.lowerBound),
      UInt64(slices.upperBound), UInt64(count), UInt64(bytes.count),
    ]
    return words + [checksum(words, bytes)]
  }

  static func checksum(_ words: [UInt64], _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    WordChecksum.of(bytes, from: words.reduce(0) { WordChecksum.step($0, $1) })
  }

  static func fileName(_ number: Int64) -> String {
    let digits = String(number)
    return prefix + String(repeating: "0", count: max(0, 19 - digits.count)) + digits
  }

  /// The number of the next input; nil: it is no checkpoint's name.
  static func number(ofFile name: String) -> Int64? {
    name.hasPrefix(prefix) ? Int64(name.dropFirst(prefix.count)) : nil
  }
}

/// What ties a checkpoint to the database beside it.
package struct CheckpointAnchor: Hashable, Sendable {
  /// The journal's newest chunk, that ends before the checkpoint's number.
  var firstInput: Int64
  var inputs: Int64
  var checksum: Int64
  /// Accounts that were erased so far: a checkpoint from before holds what was erased.
  package var erasures: Int64

  /// The checkpoint's number, that of the next input.
  package var number: Int64 { firstInput + inputs }

  var words: [Int64] { [firstInput, inputs, checksum, erasures] }

  init(firstInput: Int64, inputs: Int64, checksum: Int64, erasures: Int64) {
    self.firstInput = firstInput
    self.inputs = inputs
    self.checksum = checksum
    self.erasures = erasures
  }

  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    let words = (0..<4).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self) }
    self.init(firstInput: words[0], inputs: words[1], checksum: words[2], erasures: words[3])
  }
}
