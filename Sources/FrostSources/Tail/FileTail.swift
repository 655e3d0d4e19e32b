package import FrostEvents
import Glibc

/// Follows a JSON Lines file through growth, rotation and truncation. Owned by one thread, which calls `poll` whenever
/// there may be something new; nothing here waits.
package final class FileTail: EventSource {
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
  package private(set) var losses = TailLosses()
  package let isOpenEnded = false
  package private(set) var isGone = false
  /// Where the last batch ended, or an earlier run stopped; nil: nothing was read.
  package private(set) var position: SourcePosition?
  /// What the last look found: how far it was read, and how much there is.
  package private(set) var offset: Int64 = 0
  package private(set) var size: Int64 = 0

  private let options: Options
  private let watch: ChangeWatch
  private var resume: SourcePosition?
  private var begun = false
  private var current: GenerationFile?
  /// The file that the last batch is of.
  private var given: GenerationFile?
  private var splitter: LineSplitter
  /// Size and time of the last look, to know when the bytes before the read offset must be compared again.
  private var seen: TailStep.File?
  /// The open file as the last look found it.
  private var looked: TailStep.File?
  private var notes: [TailNote] = []
  private var waits = false

  /// - Parameter position: where an earlier run stopped; nil when the source was never read.
  package init(source: String, path: String, from position: SourcePosition?, options: Options, watch: ChangeWatch) {
    self.source = source
    self.path = path
    self.options = options
    self.watch = watch
    resume = position
    self.position = position
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
      if let current, splitter.drain(into: &batch, options, decode) { return finished(batch, in: current) }
      let found = try TailStep.File.at(path)
      let open = try current?.file.status()
      var step = TailStep.decide(
        path: found, open: open, readOffset: splitter.endOffset, unchanged: try isUnchanged(open))
      if step == .rest, let open, found.map({ !$0.isSameFile(as: open) }) ?? true,
        successor(of: open, beside: found) != nil
      {
        step = .changeOver
      }
      if let open, try goOnInCopyOfUnread(open, beside: found) { continue }
      offset = splitter.boundary.offset
      size = open?.size ?? 0
      if step != .startAgain { looked = open }
      isGone = found == nil && !splitter.holdsPartialLine
      switch step {
      case .wait:
        // What was rotated away meanwhile does not wait for the next file.
        if try begin(beside: nil) { continue }
        if !waits { notes.append(.waiting(path: path)) }
        waits = true
        return nil
      case .open: _ = try begin(beside: found)
      case .read: try read()
      case .rest: return given(batch)
      case .changeOver:
        if let last = splitter.finish() { batch.take(last, decode) }
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

  package func position(before offset: Int64, in position: SourcePosition) throws(SourceFailure) -> SourcePosition {
    var start = position
    start.offset = offset
    if let given { start.generation.tail = ContentHash.of(try given.history(before: offset)) }
    return start
  }

  private func finished(_ batch: EventBatch, in file: GenerationFile) -> EventBatch {
    given = file
    var batch = batch
    let boundary = splitter.boundary
    offset = boundary.offset
    size = max(size, offset)
    batch.position.offset = boundary.offset
    batch.position.size = max(looked?.size ?? 0, splitter.endOffset)
    batch.position.modified = looked?.modified ?? 0
    batch.position.generation = file.generation(at: boundary)
    position = batch.position
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
    guard there == newest, try current.begins(like: current.file) else { return false }
    seen = open
    return true
  }

  private func follow(_ file: GenerationFile, from offset: Int64) throws(SourceFailure) {
    splitter = LineSplitter(at: offset, history: try file.history(before: offset), limit: options.lineLimit)
    if offset > 0 { try file.learnHead() }
    current = file
    seen = nil
    looked = file.identity
    waits = false
    watch.follow(path)
  }

  /// Goes on in the file that an earlier run was reading, whatever its name is now.
  private func goOnWhereItStopped() throws(SourceFailure) -> Bool {
    guard let position = resume, position.offset > 0, let file = try GenerationFile.holding(position, of: path) else {
      return false
    }
    if file.identity.inode != position.generation.inode {
      try goOn(in: file, of: path, from: position.offset)
    } else {
      try follow(file, from: position.offset)
    }
    notes.append(.opened(path: file.file.path, offset: position.offset))
    resume = nil
    begun = true
    return true
  }

  /// Begins with the file that an earlier run was reading. Where that is gone, with the oldest that was written after it,
  /// which may have been rotated away too; where none was being read, with the one at `path`.
  /// - Returns: whether there was one.
  private func begin(beside present: TailStep.File?) throws(SourceFailure) -> Bool {
    if try goOnWhereItStopped() { return true }
    let lost = resume.flatMap { $0.offset > 0 ? $0 : nil }
    let newer = lost.flatMap { $0.modified > 0 ? successor(writtenAfter: $0.modified, except: [present]) : nil }
    guard let name = newer?.path ?? (present == nil ? nil : path), let opened = try OpenFile.open(name) else {
      return false
    }
    let file = try GenerationFile(opened)
    let start =
      !begun && !waits && resume == nil && options.start == .end ? try file.lastLineStart(limit: options.lineLimit) : 0
    try follow(file, from: start)
    if let lost {
      let unread = max(0, lost.size - lost.offset)
      losses.files += 1
      losses.bytes += unread
      notes.append(.lost(path: path, offset: lost.offset, unread: unread))
    }
    notes.append(.opened(path: name, offset: start))
    resume = nil
    begun = true
    return true
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

  /// The oldest of the rotated files written after `old`, other than the one at `path`.
  private func successor(of old: TailStep.File, beside present: TailStep.File?) -> Siblings.Sibling? {
    successor(writtenAfter: old.modified, except: [old, present])
  }

  /// The oldest of the rotated files that were written after `modified`. Files written within one tick of the file
  /// system's clock (some milliseconds) cannot be told apart.
  private func successor(writtenAfter modified: Int64, except: [TailStep.File?]) -> Siblings.Sibling? {
    Siblings.of(path).first { sibling in
      sibling.file.modified > modified && !except.contains { $0.map(sibling.file.isSameFile) ?? false }
    }
  }

  /// The file was cut or overwritten: what a copy beside it still holds is read first.
  private func goOnInCopy() throws(SourceFailure) -> Bool {
    guard let cut = current,
      let copy = try GenerationFile.copy(of: cut, beside: path, holding: splitter.newest, before: splitter.endOffset)
    else { return false }
    try goOn(in: copy, of: cut.file.path, from: splitter.boundary.offset)
    return true
  }

  /// A file of which nothing was read yet may have been copied and truncated as well: what was written beside it since it
  /// was opened, and before its own last change, is its copy.
  private func goOnInCopyOfUnread(_ open: TailStep.File, beside present: TailStep.File?) throws(SourceFailure) -> Bool {
    guard splitter.endOffset == 0, let current, let looked, open.modified > looked.modified,
      let copy = try copySinceLastLook(of: open, beside: present)
    else { return false }
    try goOn(in: try GenerationFile(copy), of: current.file.path, from: 0)
    return true
  }

  /// What was written beside a file since the last look, and before the file's own last change.
  private func copySinceLastLook(of open: TailStep.File, beside present: TailStep.File?) throws(SourceFailure)
    -> OpenFile?
  {
    guard let looked, let copy = successor(writtenAfter: looked.modified, except: [open, present]),
      copy.file.modified <= open.modified
    else { return nil }
    return try OpenFile.open(copy.path)
  }

  private func goOn(in copy: GenerationFile, of cut: String, from offset: Int64) throws(SourceFailure) {
    losses.truncations += 1
    if losses.truncations == 1 {
      notes.append(.truncatedAfterCopy(path: cut, readTo: offset, copy: copy.file.path))
    }
    try follow(copy, from: offset)
  }

  private func startAgain() throws(SourceFailure) {
    guard let cut = current else { return }
    let unread = max(0, (looked?.size ?? 0) - splitter.endOffset)
    losses.truncations += 1
    losses.bytes += unread
    if losses.truncations == 1 || unread > 0 {
      notes.append(.truncated(path: cut.file.path, readTo: splitter.boundary.offset, unread: unread))
    }
    // What was written after the cut may have been copied and cut again since the last look.
    let copy = try copySinceLastLook(of: try cut.file.status(), beside: try TailStep.File.at(path))
    try follow(try GenerationFile(copy ?? cut.file), from: 0)
  }
}
