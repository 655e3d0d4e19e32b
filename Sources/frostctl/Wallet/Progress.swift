import Foundation

/// A line that says how far it is: rewritten in place where somebody looks, else a line every tenth.
struct Progress {
  let total: Int
  private let began = ContinuousClock.now
  private var shown = ContinuousClock.now - .seconds(1)
  private var tenths = 0
  private var isOnScreen = false

  init(total: Int) { self.total = total }

  /// - Parameter share: of the whole, where something else than `total` tells it.
  mutating func show(_ done: Int, share: Double? = nil, _ rest: @autoclosure () -> String) {
    let now = ContinuousClock.now
    if Terminal.messagesAreRead {
      guard now - shown > .milliseconds(100) else { return }
      shown = now
      isOnScreen = true
      Terminal.write(
        "\r\u{1B}[K" + ((share.map { Self.bar($0) + " " } ?? "") + line(done, rest())).cut(to: 79), to: STDERR_FILENO)
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

  /// `[#####---------------]  25 %`.
  static func bar(_ share: Double) -> String {
    let share = min(1, max(0, share))
    let filled = Int(share * 20)
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "]"
      + "\(Int(share * 100)) %".leftPadded(to: 6)
  }

  private func line(_ done: Int, _ rest: String) -> String {
    let share = total > 0 ? " of \(Words.grouped(total)) events, \(done * 100 / max(total, 1)) %" : " events"
    return "\(Words.grouped(done))\(share), \(Words.grouped(Int(Double(done) / max(seconds, 0.001)))) a second, \(rest)"
  }
}
