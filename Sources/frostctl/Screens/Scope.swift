/// What a freeze restricts.
enum Scope {
  static let all = ["out", "withdraw", "in", "cards", "points", "bind", "login"]

  static func words(_ scope: String) -> String {
    switch scope {
    case "out": "money going out is"
    case "withdraw": "withdrawals are"
    case "in": "money coming in is"
    case "cards": "cards are"
    case "points": "points are"
    case "bind": "binding devices and cards is"
    case "login": "logging in is"
    default: scope + " is"
    }
  }
}
