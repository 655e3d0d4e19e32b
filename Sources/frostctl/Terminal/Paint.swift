import Foundation

/// Colour, where somebody looks and wants it.
struct Paint {
  enum Ink: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  var isOn: Bool

  static let off = Paint(isOn: false)

  /// As terminal and environment want it.
  static var wanted: Paint {
    let environment = ProcessInfo.processInfo.environment
    let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return Paint(isOn: !refused && Terminal.answersAreRead)
  }

  func callAsFunction(_ text: String, _ ink: Ink) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
