import FrostEvents

/// One generation of the tailed file: open, and known by more than its name.
final class GenerationFile {
  let file: OpenFile
  let identity: TailStep.File
  private var head: (hash: UInt64, length: Int)?

  init(_ file: OpenFile) throws(SourceFailure) {
    self.file = file
    identity = try file.status()
  }

  /// Takes note of the head once the first line is there. The head covers that line (at most 256 bytes of it): it is
  /// complete whenever a position lies behind it, and never changes while the file grows.
  func learnHead() throws(SourceFailure) {
    guard head == nil else { return }
    let first = try file.bytes(at: 0, count: ContentHash.span)
    guard let newline = first.firstIndex(of: 0x0A) ?? (first.count == ContentHash.span ? first.count - 1 : nil) else {
      return
    }
    head = (ContentHash.of(Array(first[...newline])), newline + 1)
  }

  /// Whether `other` (or this file itself, as it is now) begins as this one began.
  func begins(like other: OpenFile) throws(SourceFailure) -> Bool {
    guard let head else { return true }
    let first = try other.bytes(at: 0, count: head.length)
    return first.count == head.length && ContentHash.of(first) == head.hash
  }

  /// What a position in this file is stored with.
  func generation(at boundary: LineSplitter.Boundary) -> SourcePosition.Generation {
    SourcePosition.Generation(
      device: identity.device, inode: identity.inode, head: head?.hash ?? 0, headLength: head?.length ?? 0,
      tail: boundary.tail)
  }

  /// Whether the bytes at `position` are those that were read before it was stored.
  func holds(_ position: SourcePosition) throws(SourceFailure) -> Bool {
    let known = position.generation
    guard try file.status().size >= position.offset else { return false }
    let head = try file.bytes(at: 0, count: known.headLength)
    guard head.count == known.headLength, known.headLength == 0 || ContentHash.of(head) == known.head else {
      return false
    }
    return ContentHash.of(try history(before: position.offset)) == known.tail
  }

  /// The up to 256 bytes before `offset`.
  func history(before offset: Int64) throws(SourceFailure) -> [UInt8] {
    let span = min(offset, Int64(ContentHash.span))
    return try file.bytes(at: offset - span, count: Int(span))
  }

  /// The start of the last, unfinished line: where a reader begins that wants only what comes from now on.
  func lastLineStart(limit: Int) throws(SourceFailure) -> Int64 {
    let size = try file.status().size
    let span = min(size, Int64(limit))
    let bytes = try file.bytes(at: size - span, count: Int(span))
    return bytes.lastIndex(of: 0x0A).map { size - span + Int64($0) + 1 } ?? size - span
  }

  /// The file in which reading goes on from `position`: `path` itself, or what rotation made of it. A copy (copytruncate)
  /// counts when its bytes are the same.
  static func holding(_ position: SourcePosition, of path: String) throws(SourceFailure) -> GenerationFile? {
    guard position.offset > 0 else { return nil }
    var copy: GenerationFile?
    for candidate in [path] + Siblings.of(path).reversed().map(\.path) {
      guard let file = try OpenFile.open(candidate) else { continue }
      let found = try GenerationFile(file)
      guard try found.holds(position) else { continue }
      if found.identity.inode == position.generation.inode { return found }
      copy = copy ?? found
    }
    return copy
  }

  /// What copytruncate made of `cut`: a file beside `path` with the same beginning and the same bytes just before `offset`.
  static func copy(
    of cut: GenerationFile, beside path: String, holding newest: [UInt8], before offset: Int64
  ) throws(SourceFailure) -> GenerationFile? {
    guard offset > 0 else { return nil }
    for sibling in Siblings.of(path).reversed()
    where sibling.file.size >= offset && !sibling.file.isSameFile(as: cut.identity) {
      guard let file = try OpenFile.open(sibling.path), try cut.begins(like: file),
        try file.bytes(at: offset - Int64(newest.count), count: newest.count) == newest
      else { continue }
      return try GenerationFile(file)
    }
    return nil
  }
}
