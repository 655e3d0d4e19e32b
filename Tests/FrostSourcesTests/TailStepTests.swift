import FrostSources
import Testing

struct TailStepTests {
  static let a = TailStep.File(device: 1, inode: 10, size: 100)
  static let grown = TailStep.File(device: 1, inode: 10, size: 120)
  static let cut = TailStep.File(device: 1, inode: 10, size: 20)
  static let successor = TailStep.File(device: 1, inode: 11, size: 5)
  static let emptySuccessor = TailStep.File(device: 1, inode: 11, size: 0)
  static let otherDevice = TailStep.File(device: 2, inode: 10, size: 100)

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var path: TailStep.File?
    var open: TailStep.File?
    var unchanged = true
    var expected: TailStep
  }

  @Test(arguments: [
    Row(testDescription: "no file yet", expected: .wait),
    Row(testDescription: "a file appears", path: a, expected: .open),
    Row(testDescription: "nothing new", path: a, open: a, expected: .rest),
    Row(testDescription: "it grew", path: grown, open: grown, expected: .read),
    Row(testDescription: "renamed, not read to its end", path: successor, open: grown, expected: .read),
    Row(testDescription: "renamed, successor not begun", path: emptySuccessor, open: a, expected: .rest),
    Row(testDescription: "renamed, successor begun", path: successor, open: a, expected: .changeOver),
    Row(testDescription: "renamed, no successor yet", open: a, expected: .rest),
    Row(testDescription: "same inode on another device", path: otherDevice, open: a, expected: .changeOver),
    Row(testDescription: "cut", path: cut, open: cut, expected: .startAgain),
    Row(testDescription: "overwritten", path: a, open: a, unchanged: false, expected: .startAgain),
  ])
  func `what the file system says decides the next step`(row: Row) {
    let step = TailStep.decide(path: row.path, open: row.open, readOffset: 100, unchanged: row.unchanged)
    #expect(step == row.expected)
  }
}
