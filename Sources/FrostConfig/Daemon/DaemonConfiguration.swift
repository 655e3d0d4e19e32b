/// How `frostd` runs: one YAML file, every key optional but `sources`. `systemd/frost.yaml` shows every default.
package struct DaemonConfiguration: Hashable, Sendable {
  /// The directory of the rule files.
  package var rules = "/etc/frost/rules"
  /// Where the database lies.
  package var state = "/var/lib/frost"
  /// Where the control sockets are made.
  package var run = "/run/frost"
  package var sources: [Source]
  /// Milliseconds an event may be behind its source's newest one and still count.
  package var lateness: Int64 = 300_000
  package var duplicates = Duplicates()
  package var batch = Batch()
  package var retention = Retention()
  package var checkpoints = Checkpoints()
  /// Bytes that keys, texts and ids may take before the coldest keys are packed; nil: half of the machine's memory.
  package var memory: Int?
  package var clock = Clock.wall
  package var logLevel = LogLevel.info
  /// Users of trusted services, which may name the agent they act for.
  package var services: [String] = []
  /// Users who may do what not everybody may: `authority`, `supervisor`; by the right's name.
  package var rights: [String: [String]] = [:]

  package init(sources: [Source]) { self.sources = sources }

  /// Milliseconds that sources may lie apart: an outage of one of the wallet's writers of up to an hour costs no event.
  /// 0 where there is one source (`docs/decisions/0014-sources-are-merged-by-time.md`).
  package var sourceSkew: Int64 {
    let isOne = sources.count < 2 && !sources.contains { if case .files = $0.place { true } else { false } }
    return isOne ? 0 : 3_600_000
  }

  /// Where one JSON event a line comes from.
  package struct Source: Hashable, Sendable {
    package enum Start: String, Hashable, Sendable, CaseIterable { case beginning, end }

    package enum Place: Hashable, Sendable {
      /// Followed as it grows.
      case file(String)
      /// Files that fit a pattern, each followed.
      case files(String)
      case standardInput
      /// Connections to it are read and answered.
      case socket(String)
      /// Messages of the systemd journal's entries.
      case journal(Journal)
    }

    /// Which entries of a journal. At least one of unit and identifier is there; where both are, both must fit.
    package struct Journal: Hashable, Sendable {
      /// `wallet.service`: who logged it, as systemd knows.
      package var unit: String?
      /// `wallet`: who logged it, as it says itself.
      package var identifier: String?
      /// Of the journal's files; nil: this machine's journal.
      package var directory: String?

      package init(unit: String? = nil, identifier: String? = nil, directory: String? = nil) {
        self.unit = unit
        self.identifier = identifier
        self.directory = directory
      }
    }

    /// What positions and messages call it.
    package var name: String
    package var place: Place
    /// Where reading begins when no position is stored.
    package var start = Start.beginning

    package init(name: String, place: Place, start: Start = .beginning) {
      self.name = name
      self.place = place
      self.start = start
    }
  }

  /// How long, and how many, event ids are remembered.
  package struct Duplicates: Hashable, Sendable {
    /// Milliseconds of event time; at least the lateness.
    package var horizon: Int64 = 7 * 86_400_000
    package var entries = 20_000_000

    package init() {}
  }

  /// What is committed together.
  package struct Batch: Hashable, Sendable {
    package var events = 4096
    /// A file that gave fewer events than that is looked at again at the earliest after so many milliseconds. A commit is not
    /// begun before the one before is on the disk, so that longer than this means fewer writes, and nothing else.
    package var age: Int64 = 1
    /// Bytes of the longest line that is read; longer ones go to quarantine.
    package var line = 1 << 20

    package init() {}
  }

  /// How long is kept what nothing needs any more, milliseconds.
  package struct Retention: Hashable, Sendable {
    private static let day: Int64 = 86_400_000

    /// Fields of the journal's events; longer where a feature, or the horizon of ids, reaches back further.
    package var journal = 400 * day
    /// Decisions, and what came of them and has ended.
    package var decisions = 1825 * day
    /// Changes of the feed that every named reader has taken.
    package var feed = 90 * day
    package var quarantine = 90 * day
    /// Bytes of the database above which everything is kept for `short` at most; nil: it may grow.
    package var size: Int64?
    package static let short = 30 * day

    package init() {}
  }

  /// How often what frostd remembers is written, so that a start after a crash reads little of the journal.
  package struct Checkpoints: Hashable, Sendable {
    /// Milliseconds from the end of one to the beginning of the next.
    package var every: Int64 = 300_000

    package init() {}
  }

  /// What "now" is for `act-on` and for endings.
  package enum Clock: String, Hashable, Sendable, CaseIterable {
    /// The machine's clock.
    case wall
    /// The newest event's time: for simulations and replays.
    case stream
  }

  package enum LogLevel: String, Hashable, Sendable, CaseIterable { case debug, info, notice, warning, error }
}
