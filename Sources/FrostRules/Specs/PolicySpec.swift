package import CEL
package import FrostEvents

/// `policy.yaml` as it is written; durations are milliseconds.
package struct PolicySpec: Sendable {
  /// A subject's score is the sum of its rules' scores, at most this.
  package var cap: Double = 100
  /// Bands of the account, sorted by `from`.
  package var bands: [Band] = []
  /// Bands of other subjects, each sorted by `from`. A payee and a customer without have the account's.
  package var otherBands: [RuleSpec.Subject: [Band]] = [:]
  package var stepUp = StepUp()
  package var hold = Hold()
  package var freeze = Freeze()
  /// How long a device is denied binding and registration, milliseconds.
  package var denyLasts: Int64 = 86_400_000
  package var openCase = OpenCase()
  package var guards = Guards()
  package var answers = Answers()
  /// Older events, when read, feed features and cases only; nil: however old.
  package var actOn: Int64?
  /// The first moment the history can tell of; nil: that of the first event.
  package var historyStarts: EventTime?
  /// Lists whose members no rule freezes: a case is opened.
  package var protected: [Placed<String>] = []
  /// Lists whose members no allow entry helps.
  package var denied: [Placed<String>] = []
  package var approve = Approve()
  /// How movements settle, sorted by type.
  package var rails: [SettlementRail] = []
  package var place: SourcePlace

  package init(at place: SourcePlace) { self.place = place }

  package enum Action: String, Sendable, CaseIterable, Hashable {
    case stepUp = "step-up"
    case hold, freeze, alert
    case openCase = "case"
    /// Of a device only: binding and registration.
    case deny
  }

  package func bands(of subject: RuleSpec.Subject) -> [Band] {
    otherBands[subject] ?? (subject == .device ? [] : bands)
  }

  package struct Band: Sendable {
    package var from: Double
    package var actions: [Action]
    package var place: SourcePlace

    package init(from: Double, actions: [Action], at place: SourcePlace) {
      self.from = from
      self.actions = actions
      self.place = place
    }
  }

  package struct StepUp: Sendable {
    package var factors = ["face", "payment-password"]
    package var within: Int64 = 600_000
    package var notPassed = NotPassed.hold
    package init() {}

    /// What follows a demand that fails or times out.
    package enum NotPassed: String, Sendable, CaseIterable { case hold, freeze, release }
  }

  package struct Hold: Sendable {
    /// How long before the settlement's cut-off a hold ends; nil: the cut-off does not matter.
    package var beforeCutoff: Int64?
    package var atMost: Int64 = 86_400_000
    /// `release` or `return-to-balance`.
    package var onTimeout = "release"
    package init() {}
  }

  package struct Freeze: Sendable {
    package var scopes = ["out"]
    package var lasts: Int64 = 86_400_000
    /// Whether the file writes how long.
    package var saysHowLong = false
    /// `lapse` or `supervisor`.
    package var then = "lapse"
    /// How long before its end a freeze is announced to end; nil: not at all.
    package var remind: Int64?
    package var ladder: Ladder?
    /// What may leave in 24 hours all the same, minor units; nil: nothing.
    package var allowance: Int64?
    package init() {}

    /// How long freezes last that come within a time of the end of an earlier one.
    package struct Ladder: Sendable {
      package var within: Int64
      /// Never empty; the last one holds for all further ones.
      package var lasts: [Int64]

      package init(within: Int64, lasts: [Int64]) {
        self.within = within
        self.lasts = lasts
      }
    }
  }

  package struct OpenCase: Sendable {
    package var to = "risk-desk"
    package var due: Int64 = 7_200_000
    package init() {}
  }

  /// Past a limit, new freezes become holds and step-ups. Counted in event time.
  package struct Guards: Sendable {
    package struct Limit: Sendable {
      package var freezes: Int
      package var within: Int64

      package init(freezes: Int, within: Int64) {
        self.freezes = freezes
        self.within = within
      }
    }

    package var rule: Limit?
    package var all: Limit?
    /// Part of the accounts active in the last 24 hours (0.0005 is 0.05 %), from 1,000 active ones on.
    package var shareOfActive: Double?
    /// How many times what a rule usually freezes in the window of `rule` is too much.
    package var timesBaseline: Double?
    /// Whether a trip pages the person on duty.
    package var pages = true
    package init() {}
  }

  /// How many other people must agree.
  package struct Approve: Hashable, Sendable {
    package var stageEnforce = 0
    package var modeLift = 0
    package var guardRaise = 0
    package var bulkRelease = 0
    package var allowEntry = 0
    package init() {}
  }
}
