import Glibc

/// The files that rotation left beside `path`: its name and a number or a date (`stream.jsonl.1`, `stream.jsonl-20260302`).
enum Siblings {
  struct Sibling {
    var path: String
    var file: TailStep.File
  }

  /// Those that can be read, oldest change first.
  static func of(_ path: String) -> [Sibling] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [Sibling] = []
    while let entry = readdir(directory) {
      let candidate = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard isRotated(candidate, from: name), let file = try? TailStep.File.at(folder + candidate) else { continue }
      found.append(Sibling(path: folder + candidate, file: file))
    }
    return found.sorted { ($0.file.modified, $0.path) < ($1.file.modified, $1.path) }
  }

  static func isRotated(_ candidate: String, from name: String) -> Bool {
    guard candidate.hasPrefix(name) else { return false }
    let suffix = candidate.utf8.dropFirst(name.utf8.count)
    guard let first = suffix.first, first == 0x2E || first == 0x2D, suffix.count > 1 else { return false }
    return suffix.dropFirst().allSatisfy { (0x30...0x39).contains($0) || "-.:_TZ".utf8.contains($0) }
  }
}
