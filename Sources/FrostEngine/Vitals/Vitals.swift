import FrostEvents

/// Watches whether the stream is as it usually is at this hour of the week: whether it comes at all, each type of event,
/// each field of a type, the shares of unreadable lines and of unknown values. Counts events in their own time; holds
/// `maximumSeries` types, whatever comes.
struct Vitals: Sendable {
  /// A type of event with its phase.
  struct Series: Sendable {
    let name: String
    /// In the present hour, and in the present slot.
    var count: UInt32 = 0
    var slotCount: UInt32 = 0
    var last: EventTime
    var usual = WeeklyBaseline()
    /// By field number: how many events of the slot have it, and how that compares.
    var filled: [UInt32]
    var fields: [Share]

    init(name: String, last: EventTime, fields: Int) {
      self.name = name
      self.last = last
      filled = Array(repeating: 0, count: fields)
      self.fields = Array(repeating: Share(), count: fields)
    }

    func slot(of field: Int) -> Share.Counted { .init(part: filled[field], whole: slotCount) }

    mutating func saw(_ presence: UInt64, at time: EventTime) {
      count &+= 1
      slotCount &+= 1
      last = max(last, time)
      filled.withUnsafeMutableBufferPointer { filled in
        var rest = presence
        while rest != 0 {
          filled[rest.trailingZeroBitCount] &+= 1
          rest &= rest &- 1
        }
      }
    }

    mutating func endSlot(_ hour: Int64, isNewHour: Bool) {
      for field in fields.indices {
        fields[field].endSlot(slot(of: field))
        filled[field] = 0
        if isNewHour { fields[field].endHour(hour) }
      }
      slotCount = 0
      if isNewHour {
        usual.learn(Float(count), hour: hour)
        count = 0
      }
    }
  }

  /// Further types count for the stream only.
  static let maximumSeries = 64
  /// So many events would have come by now if all were well: chance alone leaves none of 30 out once in 10^13 times.
  private static let expected: Float = 30
  private static let shortestSilence: Int64 = 60_000
  private static let hourLength: Int64 = 3_600_000
  private static let slotsAnHour: Int64 = 6

  private let fields: [String]
  var places = PairMap()
  var series: [Series] = []
  var all = Series(name: "", last: .never, fields: 0)
  var missing = Share()
  var quarantine = Share()
  var unknownTerms = Share.Counted()
  var unreadable = Share.Counted()
  /// Number of the ten-minute slot that is being counted.
  var slot = Int64.min

  init(_ schema: Schema) { fields = schema.fields.map(\.name) }

  /// How many types are told apart.
  var watchedTypes: Int { series.count }

  // MARK: counting

  /// - Parameter symbols: asked for when a type is new.
  mutating func saw(
    type: Symbol, phase: Symbol, presence: UInt64, at time: EventTime, _ symbols: @autoclosure () -> SymbolTable
  ) {
    advance(to: time)
    all.count &+= 1
    all.last = max(all.last, time)
    unknownTerms.whole &+= 1
    unreadable.whole &+= 1
    guard let place = places[type, phase] ?? newSeries(type, phase, time, symbols()) else { return }
    series[place].saw(presence, at: time)
  }

  mutating func sawUnknownTerms(_ count: Int64) { unknownTerms.part &+= UInt32(truncatingIfNeeded: count) }

  mutating func sawRejects(_ count: Int) {
    unreadable.part &+= UInt32(truncatingIfNeeded: count)
    unreadable.whole &+= UInt32(truncatingIfNeeded: count)
  }

  private mutating func newSeries(
    _ type: Symbol, _ phase: Symbol, _ time: EventTime, _ symbols: SymbolTable
  ) -> Int? {
    guard series.count < Self.maximumSeries else { return nil }
    let phaseText = symbols.text(of: phase)
    let name = symbols.text(of: type) + (phaseText == "done" ? "" : "." + phaseText)
    places.set(type, phase, series.count)
    series.append(Series(name: name, last: time, fields: fields.count))
    return series.count - 1
  }

  private mutating func advance(to time: EventTime) {
    let reached = time.milliseconds / (Self.hourLength / Self.slotsAnHour)
    guard reached > slot else { return }
    defer { slot = reached }
    guard slot != .min else { return }
    let hour = slot / Self.slotsAnHour
    let isNewHour = reached / Self.slotsAnHour > hour
    // Hours without any event teach nothing: the stream stood still, or Frost did.
    for place in series.indices { series[place].endSlot(hour, isNewHour: isNewHour) }
    all.endSlot(hour, isNewHour: isNewHour)
    missing.endSlot(unknownTerms)
    quarantine.endSlot(unreadable)
    unknownTerms = .init()
    unreadable = .init()
    if isNewHour {
      missing.endHour(hour)
      quarantine.endHour(hour)
    }
  }

  // MARK: judging

  /// What is not as usual at `time`, the most general first: of a stream that is silent nothing else is said.
  func symptoms(at time: EventTime) -> [Symptom] {
    guard all.last != .never else { return [] }
    if let silence = silence(of: all, at: time) { return [Symptom(name: "stream", message: "no event \(silence)")] }
    let hour = time.milliseconds / Self.hourLength
    var symptoms: [Symptom] = []
    for series in series {
      if let silence = silence(of: series, at: time) {
        symptoms.append(Symptom(name: "type.\(series.name)", message: "no \(series.name) \(silence)"))
        continue
      }
      for (field, share) in series.fields.enumerated() {
        guard let (now, count, usual) = share.now(series.slot(of: field), hour: hour), let usual,
          usual >= 0.05, now < usual / 2,
          (usual - now) * (usual - now) * count >= 36 * usual * (1 - usual)
        else { continue }
        symptoms.append(
          Symptom(
            name: "field.\(series.name).\(fields[field])",
            message: "`\(fields[field])` is filled in \(Self.percent(now)) of \(series.name), usually in "
              + Self.percent(usual)))
      }
    }
    if let (now, _, usual) = missing.now(unknownTerms, hour: hour), let usual, now > 2 * usual + 0.1 {
      symptoms.append(
        Symptom(
          name: "missing", message: "\(Self.hundredths(now)) unknown values an event, usually \(Self.hundredths(usual))"
        ))
    }
    if let (now, _, usual) = quarantine.now(unreadable, hour: hour), now > max(3 * (usual ?? 0), 0.01) {
      symptoms.append(
        Symptom(
          name: "quarantine",
          message: "\(Self.percent(now)) of the lines cannot be read"
            + (usual.map { ", usually \(Self.percent($0))" } ?? "")))
    }
    return symptoms
  }

  /// `for 12m; usually 4000 come in this time`, where that is not chance.
  private func silence(of series: Series, at time: EventTime) -> String? {
    let gap = time.milliseconds - series.last.milliseconds
    guard gap >= Self.shortestSilence else { return nil }
    var from = max(series.last.milliseconds, time.milliseconds - Int64(WeeklyBaseline.hours) * Self.hourLength)
    var expected: Float = 0
    while from < time.milliseconds {
      let hour = from / Self.hourLength
      let end = min((hour + 1) * Self.hourLength, time.milliseconds)
      expected += (series.usual.usual(hour: hour) ?? 0) * Float(end - from) / Float(Self.hourLength)
      from = end
    }
    guard expected >= Self.expected else { return nil }
    return "for \(DurationText.text(milliseconds: gap / 1000 * 1000)); usually \(Int64(expected)) come in that time"
  }

  private static func percent(_ share: Float) -> String {
    let tenths = Int64(share * 1000 + 0.5)
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private static func hundredths(_ value: Float) -> String {
    let hundredths = Int64(value * 100 + 0.5)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
