import CEL
import Foundation
import FrostEvents
import FrostRules

/// The files of a rule directory: every YAML file below it, and the files those name.
final class RuleFiles {
  static let limit = 1000

  private let root: String
  private let findings: Findings
  /// By path below the root.
  private var read: [String: (text: SourceText, bytes: [UInt8])] = [:]
  /// By name.
  private var zoneBytes: [String: [UInt8]] = [:]

  init(_ root: String, _ findings: Findings) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.findings = findings
  }

  /// All files read so far, in path order.
  var all: [SourceText] { sorted.map(\.value.text) }

  /// SHA-256 over the path and the content of every file read, in path order, then of every zone; each length-prefixed.
  var hash: String {
    var hash = SHA256()
    let zones = zoneBytes.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
    for (path, bytes) in sorted.map({ (path: $0.key, bytes: $0.value.bytes) }) + zones {
      for part in [Array(path.utf8), bytes] {
        hash.update("\(part.count):")
        hash.update(part)
      }
    }
    return hash.hexDigest()
  }

  private var sorted: [(key: String, value: (text: SourceText, bytes: [UInt8]))] { read.sorted { $0.key < $1.key } }

  /// The paths below the root of all YAML files, sorted; hidden files and directories are left out.
  func yamlPaths() -> [String] {
    var isDirectory: ObjCBool = false
    let place = SourcePlace(file: root, line: 1, column: 1)
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory) else {
      findings.error("there is no rule directory \(root)", at: place)
      return []
    }
    guard isDirectory.boolValue else {
      findings.error("\(root) is not a directory", at: place, hint: "name the directory that holds the rule files")
      return []
    }
    var paths: [String] = []
    collect("", into: &paths)
    if paths.isEmpty {
      findings.error("the rule directory \(root) holds no .yaml file", at: place)
    } else if paths.count > Self.limit {
      findings.error("the rule directory \(root) holds \(paths.count) files, more than \(Self.limit)", at: place)
      return []
    }
    return paths.sorted()
  }

  private func collect(_ directory: String, into paths: inout [String]) {
    let path = directory.isEmpty ? root : root + "/" + directory
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      findings.error("cannot read the directory \(path)", at: SourcePlace(file: path, line: 1, column: 1))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let below = directory.isEmpty ? name : directory + "/" + name
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + below, isDirectory: &isDirectory)
      if isDirectory.boolValue {
        collect(below, into: &paths)
      } else if name.hasSuffix(".yaml") {
        paths.append(below)
      } else if name.hasSuffix(".yml") {
        findings.error(
          "rule files end in .yaml, this one would not be read",
          at: SourcePlace(file: root + "/" + below, line: 1, column: 1),
          hint: "rename it")
      }
    }
  }

  /// The text of a file below the root.
  func text(of path: String, namedAt place: SourcePlace? = nil, upTo limit: Int = FileText.limit) -> SourceText? {
    if let known = read[path] { return known.text }
    let reader = FileText(findings: findings, limit: limit)
    guard let file = reader.read(root + "/" + path, name: root + "/" + path, namedAt: place)
    else {
      return nil
    }
    read[path] = file
    return file.text
  }

  /// The text of a file that a rule file names, relative to that rule file.
  func text(at name: Placed<String>, _ findings: Findings) -> SourceText? {
    text(at: name, upTo: FileText.limit, findings)
  }

  /// - Parameter limit: bytes of the file.
  func text(at name: Placed<String>, upTo limit: Int, _ findings: Findings) -> SourceText? {
    guard let path = path(name) else {
      findings.error(
        "a file must lie inside the rule directory, `\(name.value)` does not", at: name.place,
        length: name.value.unicodeScalars.count,
        hint: "the rule set's hash covers all its files; copy it beside this one")
      return nil
    }
    return text(of: path, namedAt: name.place, upTo: limit)
  }

  private static let zones = "/usr/share/zoneinfo/"

  /// All time zones of this machine, sorted by name; their files count into the hash.
  func allZones() -> [NamedZone] {
    let found = ZoneFiles.read()
    for zone in found { zoneBytes["zone " + zone.zone.name] = zone.bytes }
    return found.map(\.zone)
  }

  /// The rules of a time zone of this machine; its file counts into the hash as one of the directory's.
  func zone(_ name: Placed<String>, _ findings: Findings) -> TimeZoneRules? {
    let parts = name.value.split(separator: "/", omittingEmptySubsequences: false)
    if parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      let data = FileManager.default.contents(atPath: Self.zones + name.value)
    {
      let bytes = [UInt8](data)
      if let rules = TimeZoneRules(tzif: bytes) {
        zoneBytes["zone " + name.value] = bytes
        return rules
      }
    }
    findings.error(
      "there is no time zone `\(name.value)` on this machine", at: name.place,
      length: name.value.unicodeScalars.count, hint: "for example Asia/Shanghai; Debian's package tzdata has them")
    return nil
  }

  /// The path below the root of a file named in a rule file; nil when it is outside.
  func path(_ name: Placed<String>) -> String? {
    guard !name.value.hasPrefix("/") else { return nil }
    var parts = name.place.file.dropFirst(root.count).split(separator: "/").dropLast()
    for part in name.value.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}
