package import FrostEvents
import Glibc

/// Files whose paths fit a pattern (`/var/log/wallet/*.jsonl`), each followed as a source of its own: `NAME/FILE`. What
/// rotation made of one of them belongs to it.
package final class FileGlob {
  /// Files followed at a time; more wait until some are gone.
  package static let maximumFiles = 1000

  package let name: String
  package let pattern: String

  private let options: FileTail.Options
  private let watch: ChangeWatch
  /// Where files stood that are not followed now, by their source's name.
  private var positions: [String: SourcePosition]
  private var followed: [String: FileTail] = [:]
  private var hasLooked = false

  /// - Parameter positions: where an earlier run stopped.
  package init(
    source name: String, pattern: String, from positions: [SourcePosition], options: FileTail.Options,
    watch: ChangeWatch
  ) {
    self.name = name
    self.pattern = pattern
    self.options = options
    self.watch = watch
    self.positions = Dictionary(positions.map { ($0.source, $0) }) { first, _ in first }
    watch.follow(pattern)
  }

  /// Files that were not there at the last look. Those that come later are read from their beginning.
  package func newFiles() throws(SourceFailure) -> [FileTail] {
    defer { hasLooked = true }
    let paths = try matches()
    let own = paths.filter { path in !paths.contains { Self.isRotated(path, from: $0) } }
    var new: [FileTail] = []
    for path in own where followed[path] == nil && followed.count < Self.maximumFiles {
      let source = name + "/" + path.dropFirst(Self.folder(of: pattern).count)
      var options = options
      if hasLooked { options.start = .beginning }
      let tail = FileTail(
        source: source, path: path, from: positions.removeValue(forKey: source), options: options, watch: watch)
      followed[path] = tail
      new.append(tail)
    }
    return new
  }

  /// The file is gone. Should one come under its name again, it is told from the old one by what was read of that.
  package func forget(_ path: String) {
    guard let tail = followed.removeValue(forKey: path), let position = tail.position else { return }
    positions[tail.source] = position
  }

  /// Where the file of a source `NAME/FILE` stands, or stood; nil: the pattern is another source's.
  package static func path(of source: String, named name: String, pattern: String) -> String? {
    guard source.hasPrefix(name + "/") else { return nil }
    return folder(of: pattern) + source.dropFirst(name.count + 1)
  }

  /// The part of the pattern before its first wildcard, to the last slash.
  private static func folder(of pattern: String) -> String {
    let fixed = pattern.prefix { !"*?[".contains($0) }
    return String(fixed.prefix(through: fixed.lastIndex(of: "/") ?? fixed.startIndex))
  }

  private func matches() throws(SourceFailure) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    let result = glob(pattern, GLOB_ERR, nil, &found)
    if result == GLOB_NOMATCH { return [] }
    guard result == 0 else { throw SourceFailure(path: pattern, doing: "look for", errno: errno) }
    return (0..<Int(found.gl_pathc)).compactMap { number in found.gl_pathv[number].map { String(cString: $0) } }
  }

  private static func isRotated(_ path: String, from other: String) -> Bool {
    path != other && Siblings.isRotated(path, from: other)
  }
}
