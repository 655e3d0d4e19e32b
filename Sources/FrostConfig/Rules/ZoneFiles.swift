import CEL
import Foundation
import FrostRules

/// The time zones of this machine, from the files of the IANA database.
struct ZoneFiles {
  /// Where Debian's tzdata puts them.
  static let directory = "/usr/share/zoneinfo"
  /// Copies of the same zones with other rules for leap seconds.
  private static let copies: Set<String> = ["posix", "right"]
  /// tzdata has about 600, of at most some kilobytes.
  private static let limit = 2000
  private static let sizeLimit = 65_536

  /// Every zone, sorted by name, with its file's bytes; none where there is no such directory.
  static func read(_ directory: String = directory) -> [(zone: NamedZone, bytes: [UInt8])] {
    var found: [(zone: NamedZone, bytes: [UInt8])] = []
    collect(directory, "", into: &found)
    return found.sorted { $0.zone.name < $1.zone.name }
  }

  private static func collect(
    _ directory: String, _ prefix: String, into found: inout [(zone: NamedZone, bytes: [UInt8])]
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in names.sorted() where found.count < limit && !(prefix.isEmpty && copies.contains(name)) {
      let path = directory + "/" + name
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
      if isDirectory.boolValue {
        collect(path, prefix + name + "/", into: &found)
      } else if let data = FileManager.default.contents(atPath: path), data.count <= sizeLimit,
        data.starts(with: Array("TZif".utf8)), let rules = TimeZoneRules(tzif: Array(data))
      {
        found.append((NamedZone(prefix + name, rules), Array(data)))
      }
    }
  }
}
