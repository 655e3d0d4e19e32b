import Foundation

/// A line that says how far it is: rewritten in place where somebody looks, else a line every tenth.
struct Progress {
  let total: Int
  private let began = ContinuousClock.now
  private var shown = ContinuousClock.now - .seconds(1)
  private var tenths = 0
  private var isOnScreen = false

  init(total: Int) { self.total = total }

  mutating func show(_ done: Int, _ rest: @autoclosure () -> String) {
    let now = ContinuousClock.now
    if Terminal.messagesAreRead {
      guard now - shown > .milliseconds(100) else { return }
      shown = now
      isOnScreen = true
      Terminal.write("\r\u{1B}[K" + line(done, rest()).cut(to: 79), to: STDERR_FILENO)
    } else if total > 0, done * 10 / total > tenths {
      tenths = done * 10 / total
      Terminal.message(line(done, rest()))
    }
  }

  /// Takes the line away, for something else to be written.
  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
  }

  var seconds: Double { began.duration(to: .now) / .seconds(1) }

  private func line(_ done: Int, _ rest: String) -> String {
    let share = total > 0 ? " of \(Words.grouped(total)) events, \(done * 100 / max(total, 1)) %" : " events"
    return "\(Words.grouped(done))\(share), \(Words.grouped(Int(Double(done) / max(seconds, 0.001)))) a second, \(rest)"
  }
}
