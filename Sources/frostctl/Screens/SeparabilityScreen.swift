import Foundation
import FrostWallet

/// `frostctl simulate --separability`.
enum SeparabilityScreen {
  static func lines(_ separability: FieldSeparability) -> [String] {
    var table = Table([
      .init(title: "SCENARIO"), .init(title: "ACCOUNTS", isNumber: true), .init(title: "CAUGHT", isNumber: true),
      .init(title: "BEST SINGLE FIELD"),
    ])
    table.rows = separability.scenarios.map { best in
      [
        best.scenario.rawValue, "\(best.accounts)", String(format: "%.0f %%", best.caught * 100),
        best.condition.isEmpty ? "none" : best.condition,
      ]
    }
    return ["At 1 in 1,000 of \(Words.grouped(separability.honestAccounts)) honest accounts hit:", ""]
      + table.lines(width: nil, paint: .off)
  }
}
