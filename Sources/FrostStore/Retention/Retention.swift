package import FrostEvents

/// How long is kept what nothing needs any more. Times are the stream's own, but of the quarantine, which has wall times.
package struct Retention: Hashable, Sendable {
  /// Events before this lose their fields in the journal.
  package var journal: EventTime
  /// Decisions before this go, and what came of them and has ended.
  package var decisions: EventTime
  /// Changes of the feed that every named reader has taken.
  package var feed: EventTime
  package var quarantine: EventTime
  /// Bytes that the database is to have at most; nil: it may grow. For health.
  package var size: Int64?

  package init(
    journal: EventTime, decisions: EventTime, feed: EventTime, quarantine: EventTime, size: Int64? = nil
  ) {
    self.size = size
    self.journal = journal
    self.decisions = decisions
    self.feed = feed
    self.quarantine = quarantine
  }
}

/// What has been taken away since the start, and what could be.
package struct Retained: Hashable, Sendable {
  package var decisions: Int64 = 0
  /// Rows that no decision brought about: acknowledgements, exceptions, brakes, what people froze.
  package var others: Int64 = 0
  package var changes: Int64 = 0
  package var quarantined: Int64 = 0
  /// Journal chunks whose events have lost their fields.
  package var chunks: Int64 = 0
  /// Bytes of the file, and those of them that are free and given back to the disk in time.
  package var bytes: Int64 = 0
  package var freeBytes: Int64 = 0

  package var limit: Int64?

  package var usedBytes: Int64 { bytes - freeBytes }
}

/// How far a slice has come. A table is gone over from its beginning; where what comes is too young, it begins anew.
struct RetentionWalk: Sendable {
  var decision = Int64.min
  var change = Int64.min
  var quarantine = Int64.min
  /// The journal's next chunk, and what has been read of it so far.
  var journal: JournalWalk?
  var retained = Retained()
}
