import CEL
import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Fills the slots of the features that an event's rules read.
  mutating func readFeatures(_ event: ScoredEvent) {
    let frame = self.frame
    features.read(
      event.plan.read, row: frame.values, presence: event.row.presence, time: event.time, input: event.input,
      cells: event.cells, into: frame.tableSlots)
    for filling in event.plan.fillings {
      frame.values[filling.slot] = frame.tableValues[filling.definition]
      frame.states[filling.slot] = frame.tableStates[filling.definition].slotState
    }
    for feature in event.plan.computed { compute(feature, event) }
  }

  private func compute(_ feature: Int, _ event: ScoredEvent) {
    let slot = bound.set.slot(ofFeature: feature)
    var value: Int64?
    switch bound.set.features[feature].origin {
    case .table, .neighbours: return
    case .age(ofProfile: let profile):
      // A profile that nobody sent is not known to be young.
      if frame.tableStates[profile] == .value { value = event.time.milliseconds &- frame.tableValues[profile] }
    case .ratio(let a, let b):
      if let above = number(a), let below = number(b), below != 0 {
        value = Int64(bitPattern: (above / below).bitPattern)
      } else if state(of: a) == .never || state(of: b) == .never {
        frame.states[slot] = .never
        return
      }
    case .hour(let zone):
      if let name = word(zone), let rules = bound.zones[name] {
        let seconds = event.time.milliseconds.dividedDown(by: 1000)
        value = (seconds + rules.offset(at: seconds)).dividedDown(by: 3600).modulo(24)
      }
    }
    frame.states[slot] = value == nil ? .unknown : .value
    frame.values[slot] = value ?? 0
  }

  private func number(_ operand: Feature.Operand) -> Double? {
    guard let word = word(operand) else { return nil }
    return operand.isDouble ? Double(bitPattern: UInt64(bitPattern: word)) : Double(word)
  }

  private func word(_ operand: Feature.Operand) -> Int64? {
    guard state(of: operand) == .value else { return nil }
    return switch operand.source {
    case .field(let field): frame.values[field]
    case .feature(let feature): frame.values[bound.set.slot(ofFeature: feature)]
    case .definition(let definition): frame.tableValues[definition]
    }
  }

  private func state(of operand: Feature.Operand) -> SlotState {
    switch operand.source {
    case .field(let field): frame.states[field]
    case .feature(let feature): frame.states[bound.set.slot(ofFeature: feature)]
    case .definition(let definition): frame.tableStates[definition].slotState
    }
  }
}

extension FeatureSlots.State {
  fileprivate var slotState: SlotState {
    switch self {
    case .value: .value
    case .unknown: .unknown
    case .never: .never
    }
  }
}

extension Int64 {
  /// The quotient, rounded down.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 { (self - modulo(divisor)) / divisor }

  /// 0 up to, not including, the divisor.
  fileprivate func modulo(_ divisor: Int64) -> Int64 {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
