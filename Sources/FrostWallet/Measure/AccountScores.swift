/// The highest score that any event of an account reaches, for every detector.
struct AccountScores {
  /// One field and one way of asking it. A greater score is more suspicious.
  struct Detector {
    var condition: String
    fileprivate(set) var scores: [UInt32: Int64] = [:]

    func score(of account: UInt32) -> Int64? { scores[account] }

    fileprivate mutating func see(_ score: Int64, _ account: UInt32) {
      scores[account] = max(scores[account] ?? .min, score)
    }
  }

  /// Two a field, from above and from below, then one for each certain value.
  private(set) var detectors: [Detector]
  private(set) var accounts: [UInt32] = []

  private let counts: ValueCounts
  private var known: Set<UInt32> = []
  /// Field by field, where its certain values' detectors begin.
  private var firstCertain: [Int] = []

  init(counts: ValueCounts) {
    self.counts = counts
    detectors = StreamField.all.flatMap { field in
      switch field.kind {
      case .text: [Detector(condition: "\(field.name) frequent"), Detector(condition: "\(field.name) rare")]
      case .number, .date, .hour: [Detector(condition: "\(field.name) high"), Detector(condition: "\(field.name) low")]
      }
    }
    for (field, values) in counts.certain.enumerated() {
      firstCertain.append(detectors.count)
      for value in values {
        let name = StreamField.all[field].kind == .hour ? "hour \(value)" : "\(counts.names[value] ?? "")"
        detectors.append(Detector(condition: "\(StreamField.all[field].name) is \(name)"))
      }
    }
  }

  mutating func add(_ line: UnsafeBufferPointer<UInt8>, account: UInt32) {
    if known.insert(account).inserted { accounts.append(account) }
    FlatLine.forEachField(of: line) { key, value in
      guard let number = StreamField.number(of: key) else { return }
      let field = StreamField.all[number]
      let hash = ValueCounts.hash(value, field)
      let score = field.kind == .text ? counts.count(hash ?? 0, field: number) : field.number(in: value)
      detectors[2 * number].see(score, account)
      detectors[2 * number + 1].see(-score, account)
      guard let hash, let place = counts.certain[number].firstIndex(of: hash) else { return }
      detectors[firstCertain[number] + place].see(1, account)
    }
  }
}
