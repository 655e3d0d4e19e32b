package import FrostEvents

/// JSON lines that a service logs: the messages of the systemd journal's entries of one unit or identifier. The position is
/// the entry's cursor; an entry's number in its journal stands where a file has an offset.
package final class JournalSource: EventSource {
  package let source: String
  package let path: String
  package private(set) var size: Int64 = 0
  package private(set) var losses = TailLosses()
  package let isOpenEnded = false

  private let directory: String?
  private let matches: [String]
  private let options: FileTail.Options
  private var journal: JournalReader?
  /// The entry that was read last.
  private var last: JournalPlace?
  /// The journal's present entry, where it belongs to the next batch: of another numbering.
  private var next: JournalPlace?
  /// Of the last batch, by number.
  private var places: [Int64: JournalPlace] = [:]
  private var line: PaddedLine
  private var notes: [TailNote] = []

  /// - Parameters:
  ///   - directory: of the journal's files; nil: this machine's journal.
  ///   - matches: `FIELD=value`, which must all hold.
  package init(
    source: String, directory: String?, matches: [String], from position: SourcePosition?, options: FileTail.Options
  ) {
    self.source = source
    self.directory = directory
    self.matches = matches
    self.options = options
    path = (directory.map { "journal \($0)" } ?? "journal") + " of " + matches.joined(separator: " ")
    last = position.map { JournalPlace($0) }
    size = last?.number ?? 0
    line = PaddedLine(limit: options.lineLimit)
  }

  package var readiness: [Readiness] { journal?.readiness.map { [$0] } ?? [] }

  package func takeNotes() -> [TailNote] {
    defer { notes = [] }
    return notes
  }

  package func poll(width: Int, readAt: EventTime, decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? {
    let before = last
    do throws(SourceFailure) {
      return try read(width, readAt, decode)
    } catch {
      // It is opened anew, and read on from where the last batch ended.
      (journal, next, last) = (nil, nil, before)
      throw error
    }
  }

  package func position(before offset: Int64, in position: SourcePosition) throws(SourceFailure) -> SourcePosition {
    // Behind the newest entry before it.
    guard let place = places.values.filter({ $0.number < offset }).max(by: { $0.number < $1.number }) else {
      throw SourceFailure(path: path, sentence: "no entry stands before \(offset)")
    }
    return place.position(of: source)
  }

  private func read(_ width: Int, _ readAt: EventTime, _ decode: FileTail.Decode) throws(SourceFailure) -> EventBatch? {
    let journal = try opened()
    var batch = EventBatch(
      width: width, position: SourcePosition(source: source, generation: .init(), offset: 0), readAt: readAt)
    places = [:]
    while batch.count + batch.rejects.count < options.batchLines {
      guard let place = try nextPlace(in: journal) else { break }
      if !places.isEmpty, let last,
        (last.device, last.inode) != (place.device, place.inode) || place.number <= last.number
      {
        next = place
        break
      }
      next = nil
      try take(place, of: journal, &batch, decode)
      last = place
      places[place.number] = place
    }
    guard let last, !places.isEmpty else {
      if !journal.isWatched, last != nil { self.journal = nil }
      return nil
    }
    size = last.number
    batch.position = last.position(of: source)
    return batch
  }

  private func nextPlace(in journal: JournalReader) throws(SourceFailure) -> JournalPlace? {
    if let next { return next }
    return try journal.next() ? try journal.place() : nil
  }

  private func take(
    _ place: JournalPlace, of journal: JournalReader, _ batch: inout EventBatch, _ decode: FileTail.Decode
  ) throws(SourceFailure) {
    guard let message = try journal.message() else {
      batch.rejects.append(
        Reject(offset: place.number, reason: "the journal's entry has no message", line: [], length: 0))
      return
    }
    if let whole = line.holding(message) {
      decode(whole, place.number, &batch)
    } else {
      batch.rejects.append(
        Reject(
          offset: place.number,
          reason: "line of \(message.count) bytes is longer than the limit of \(options.lineLimit)",
          line: Array(message.prefix(Reject.keptBytes)), length: Int64(message.count)))
    }
  }

  private func opened() throws(SourceFailure) -> JournalReader {
    if let journal { return journal }
    let opened = try JournalReader(directory, matching: matches)
    if let last {
      if try !opened.goBehind(last) {
        losses.files += 1
        notes.append(.lost(path: path, offset: last.number, unread: 0))
      }
    } else if options.start == .end {
      try opened.goToEnd()
    } else {
      try opened.goToStart()
    }
    notes.append(.opened(path: path, offset: last?.number ?? 0))
    journal = opened
    return opened
  }
}

/// A line with readable bytes behind it, for decoders that read in wide steps.
private struct PaddedLine: ~Copyable {
  private static let padding = 64

  private let limit: Int
  private let storage: UnsafeMutableRawPointer

  init(limit: Int) {
    self.limit = limit
    storage = .allocate(byteCount: limit + Self.padding, alignment: 64)
  }

  deinit { storage.deallocate() }

  /// A copy of the bytes, valid until the next call; nil: they are too many.
  func holding(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard bytes.count <= limit else { return nil }
    if let start = bytes.baseAddress { storage.copyMemory(from: start, byteCount: bytes.count) }
    return UnsafeRawBufferPointer(start: storage, count: bytes.count)
  }
}
