import CSystemd
import FrostEvents

/// The entries of a systemd journal that fit a filter, one after the other.
final class JournalReader {
  /// Files that come later are noticed; else the journal has to be opened anew for them.
  let isWatched: Bool
  private let journal: OpaquePointer
  private let path: String

  /// - Parameter directory: nil: this machine's journal.
  init(_ directory: String?, matching matches: [String]) throws(SourceFailure) {
    path = directory ?? "the systemd journal"
    var opened: OpaquePointer?
    let result = directory.map { frost_journal_open($0, &opened) } ?? frost_journal_open(nil, &opened)
    guard result >= 0, let opened else {
      throw SourceFailure(path: path, doing: "open", errno: -result, reading: "the group systemd-journal")
    }
    journal = opened
    var events: Int32 = 0
    isWatched = frost_journal_descriptor(opened, &events) >= 0
    for match in matches { try check(frost_journal_match(journal, match), "filter") }
  }

  deinit { frost_journal_close(journal) }

  func goToStart() throws(SourceFailure) { try check(frost_journal_to_start(journal), "read") }

  func goToEnd() throws(SourceFailure) { try check(frost_journal_to_end(journal), "read") }

  /// - Returns: whether the entry at `place` is there. Where it is not, the next one is the first after where it was.
  func goBehind(_ place: JournalPlace) throws(SourceFailure) -> Bool {
    var place = frost_journal_place(place)
    return try check(frost_journal_after(journal, &place), "read") > 0
  }

  /// Goes to the next entry.
  /// - Returns: whether there is one.
  func next() throws(SourceFailure) -> Bool {
    try check(frost_journal_process(journal), "read")
    return try check(frost_journal_next(journal), "read") > 0
  }

  /// Where the entry stands that it is at.
  func place() throws(SourceFailure) -> JournalPlace {
    var place = frost_journal_place()
    try check(frost_journal_place_of(journal, &place), "read")
    return JournalPlace(place)
  }

  /// The entry's message, valid until the next call; nil: it has none.
  func message() throws(SourceFailure) -> UnsafeRawBufferPointer? {
    var data: UnsafeRawPointer?
    var length = 0
    let result = frost_journal_message(journal, &data, &length)
    if result == -Self.noEntry { return nil }
    try check(result, "read")
    return UnsafeRawBufferPointer(start: data, count: length)
  }

  /// Ends a wait when something was written.
  var readiness: Readiness? {
    var events: Int32 = 0
    let descriptor = frost_journal_descriptor(journal, &events)
    return descriptor >= 0 ? Readiness(descriptor: descriptor, events: events) : nil
  }

  private static let noEntry: Int32 = 2

  @discardableResult
  private func check(_ result: Int32, _ verb: String) throws(SourceFailure) -> Int32 {
    if result < 0 { throw SourceFailure(path: path, doing: verb, errno: -result) }
    return result
  }
}

/// What a cursor says of an entry, as a position keeps it.
struct JournalPlace: Hashable {
  /// The two halves of the numbering's id.
  var device: UInt64
  var inode: UInt64
  /// Counts up within a numbering.
  var number: Int64
  /// Microseconds since 1970.
  var time: Int64
  var hash: UInt64

  init(_ place: frost_journal_place) {
    (device, inode) = place.numbering
    number = Int64(bitPattern: place.number)
    time = Int64(bitPattern: place.time)
    hash = place.hash
  }

  /// The one that `position` was stored with.
  init(_ position: SourcePosition) {
    (device, inode) = (position.generation.device, position.generation.inode)
    (number, time, hash) = (position.offset, position.modified, position.generation.tail)
  }

  func position(of source: String) -> SourcePosition {
    SourcePosition(
      source: source, generation: .init(device: device, inode: inode, tail: hash), offset: number, size: number,
      modified: time)
  }
}

extension frost_journal_place {
  init(_ place: JournalPlace) {
    self.init(
      numbering: (place.device, place.inode), number: UInt64(bitPattern: place.number),
      time: UInt64(bitPattern: place.time), hash: place.hash)
  }
}
