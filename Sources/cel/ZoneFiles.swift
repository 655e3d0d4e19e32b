import CEL
import Foundation

/// The time zones of this machine.
enum ZoneFiles {
  static let directory = "/usr/share/zoneinfo"

  static let rules: @Sendable (String) -> TimeZoneRules? = { name in
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      let data = FileManager.default.contents(atPath: directory + "/" + name)
    else { return nil }
    return TimeZoneRules(tzif: Array(data))
  }
}
