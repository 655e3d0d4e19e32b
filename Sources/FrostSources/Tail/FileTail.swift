package import FrostEvents
import Glibc

/// Follows a JSON Lines file through growth, rotation and truncation. Owned by one thread, which calls `poll` whenever
/// there may be something new; nothing here waits.
package final class FileTail {
  package struct Options: Sendable {
    /// Where to begin in a file that was never read.
    package enum Start: String, Sendable { case beginning, end }

    package var start = Start.beginning
    /// Most events (and refused lines) a batch.
    package var batchLines = 4096
    /// Longest line in bytes.
    package var lineLimit = 1 << 20

    package init() {}
  }

  /// Decodes one line, given without its newline, into the batch.
  package typealias Decode = (_ line: UnsafeRawBufferPointer, _ offset: Int64, _ batch: inout EventBatch) -> Void

  package let source: String
  package let path: String
  package private(set) var rotations = 0
  package private(set) var truncations = 0
  /// What the last look found: how far it was read, and how much there is.
  package private(set) var offset: Int64 = 0
  package private(set) var size: Int64 = 0

  private let options: Options
  private let watch: ChangeWatch
  private var resume: SourcePosition?
  private var begun = false
  private var current: GenerationFile?
  private var splitter: LineSplitter
  /// Size and time of the last look, to know when the bytes before the read offset must be compared again.
  private var seen: TailStep.File?
  private var notes: [TailNote] = []
  private var waits = false

  /// - Parameter position: where an earlier run stopped; nil when the source was never read.
  package init(source: String, path: String, from position: SourcePosition?, options: Options, watch: ChangeWatch) {
    self.source = source
    self.path = path
    self.options = options
    self.watch = watch
    resume = position
    splitter = LineSplitter(limit: options.lineLimit)
    watch.follow(path)
  }

  /// What happened since the last call.
  package func takeNotes() -> [TailNote] {
    defer { notes = [] }
    return notes
  }

  /// Reads what is there, up to a batch; nil when nothing is. A batch never spans two generations.
  package func poll(width: Int, readAt: EventTime, decode: Decode) throws(SourceFailure) -> EventBatch? {
    var batch = EventBatch(
      width: width, position: SourcePosition(source: source, generation: .init(), offset: 0), readAt: readAt)
    while true {
      if let current, take(into: &batch, decode) { return finished(batch, in: current) }
      let found = try TailStep.File.at(path)
      let open = try current?.file.status()
      var step = TailStep.decide(
        path: found, open: open, readOffset: splitter.endOffset, unchanged: try isUnchanged(open))
      if step == .rest, found == nil, let open, successor(of: open, beside: nil) != nil { step = .changeOver }
      offset = splitter.boundary.offset
      size = open?.size ?? 0
      switch step {
      case .wait:
        // What was rotated away meanwhile does not wait for the next file.
        if current == nil, try goOnWhereItStopped() { continue }
        if !waits { notes.append(.waiting(path: path)) }
        waits = true
        return nil
      case .open: try begin()
      case .read: try read()
      case .rest: return given(batch)
      case .changeOver:
        if let last = splitter.finish() { take(last, into: &batch, decode) }
        if let batch = given(batch) { return batch }
        try changeOver()
      case .startAgain:
        if let batch = given(batch) { return batch }
        if try goOnInCopy() { continue }
        if let cut = cutOff() {
          batch.rejects.append(cut)
        } else {
          try startAgain()
        }
      }
    }
  }

  // MARK: lines

  /// Bytes of texts after which a batch is full: a commit of long lines stays small.
  private static let batchBytes = 16 << 20

  /// Decodes the lines at hand.
  /// - Returns: whether the batch is full.
  private func take(into batch: inout EventBatch, _ decode: Decode) -> Bool {
    while batch.count + batch.rejects.count < options.batchLines, batch.text.count < Self.batchBytes {
      guard let piece = splitter.next() else { return false }
      take(piece, into: &batch, decode)
    }
    return true
  }

  private func take(_ piece: LineSplitter.Piece, into batch: inout EventBatch, _ decode: Decode) {
    switch piece {
    case .line(let line, let offset): if !line.isEmpty { decode(line, offset, &batch) }
    case .tooLong(let reject): batch.rejects.append(reject)
    }
  }

  /// The unfinished line that a truncation cut off.
  private func cutOff() -> Reject? {
    switch splitter.finish() {
    case .line(let line, let offset):
      Reject(
        offset: offset, reason: "the file was truncated while this line was unfinished",
        line: Array(line.prefix(Reject.keptBytes)), length: Int64(line.count))
    case .tooLong(let reject): reject
    case nil: nil
    }
  }

  private func given(_ batch: EventBatch) -> EventBatch? {
    guard let current, batch.count + batch.rejects.count > 0 else { return nil }
    return finished(batch, in: current)
  }

  private func finished(_ batch: EventBatch, in file: GenerationFile) -> EventBatch {
    var batch = batch
    let boundary = splitter.boundary
    offset = boundary.offset
    size = max(size, offset)
    batch.position.offset = boundary.offset
    batch.position.generation = file.generation(at: boundary)
    return batch
  }

  // MARK: files

  private func read() throws(SourceFailure) {
    guard let current else { return }
    let offset = splitter.endOffset
    _ = try splitter.fill { (room) throws(SourceFailure) in try current.file.read(into: room, at: offset) }
    try current.learnHead()
  }

  /// Whether the bytes before the read offset are still the ones read; looked at only when the file has changed.
  private func isUnchanged(_ open: TailStep.File?) throws(SourceFailure) -> Bool {
    guard let open, let current, open != seen else { return true }
    let newest = splitter.newest
    let there = try current.file.bytes(at: splitter.endOffset - Int64(newest.count), count: newest.count)
    guard there == newest else { return false }
    seen = open
    return true
  }

  private func follow(_ file: GenerationFile, from offset: Int64) throws(SourceFailure) {
    splitter = LineSplitter(at: offset, history: try file.history(before: offset), limit: options.lineLimit)
    if offset > 0 { try file.learnHead() }
    current = file
    seen = nil
    waits = false
    watch.follow(path)
  }

  /// Goes on in the file that an earlier run was reading, whatever its name is now.
  private func goOnWhereItStopped() throws(SourceFailure) -> Bool {
    guard let position = resume, position.offset > 0, let file = try GenerationFile.holding(position, of: path) else {
      return false
    }
    try follow(file, from: position.offset)
    notes.append(.opened(path: file.file.path, offset: position.offset))
    resume = nil
    begun = true
    return true
  }

  private func begin() throws(SourceFailure) {
    if try goOnWhereItStopped() { return }
    if let position = resume, position.offset > 0 { notes.append(.lost(path: path, offset: position.offset)) }
    guard let opened = try OpenFile.open(path) else { return }
    let file = try GenerationFile(opened)
    let start =
      !begun && !waits && resume == nil && options.start == .end ? try file.lastLineStart(limit: options.lineLimit) : 0
    try follow(file, from: start)
    notes.append(.opened(path: path, offset: start))
    resume = nil
    begun = true
  }

  /// Goes on with the next generation: one that was rotated away meanwhile too, or the one at `path`.
  private func changeOver() throws(SourceFailure) {
    guard let finished = current else { return }
    let old = try finished.file.status()
    let missed = successor(of: old, beside: try TailStep.File.at(path))
    guard let opened = try OpenFile.open(missed?.path ?? path) else { return }
    try follow(try GenerationFile(opened), from: 0)
    rotations += 1
    notes.append(.rotated(finished: finished.file.path, path: opened.path))
  }

  /// The oldest of the rotated files that were written after `old`, other than the one at `path`. Files written within one
  /// tick of the file system's clock (some milliseconds) cannot be told apart.
  private func successor(of old: TailStep.File, beside present: TailStep.File?) -> Siblings.Sibling? {
    Siblings.of(path).first { sibling in
      sibling.file.modified > old.modified && !sibling.file.isSameFile(as: old)
        && present.map { !sibling.file.isSameFile(as: $0) } ?? true
    }
  }

  /// The file was cut or overwritten: what a copy beside it still holds is read first.
  private func goOnInCopy() throws(SourceFailure) -> Bool {
    guard let cut = current else { return false }
    let boundary = splitter.boundary
    let generation = cut.generation(at: boundary)
    let position = SourcePosition(source: source, generation: generation, offset: boundary.offset)
    guard let copy = try GenerationFile.holding(position, of: path), copy.identity.inode != cut.identity.inode else {
      return false
    }
    noteTruncation(of: cut)
    try follow(copy, from: boundary.offset)
    return true
  }

  private func startAgain() throws(SourceFailure) {
    guard let cut = current else { return }
    noteTruncation(of: cut)
    try follow(try GenerationFile(cut.file), from: 0)
  }

  private func noteTruncation(of file: GenerationFile) {
    truncations += 1
    notes.append(.truncated(path: file.file.path, readTo: splitter.boundary.offset))
  }
}
