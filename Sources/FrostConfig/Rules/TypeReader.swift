import CEL
import FrostEvents
import FrostRules

/// Event types as files write them.
enum TypeReader {
  static func typePhases(_ value: YAMLValue?, _ key: String, _ findings: Findings) -> [TypePhase] {
    (value?.texts(key, example: "\(key): [transfer, withdrawal.requested]", findings) ?? []).map {
      EventTypes.type(named: $0.value)
    }
  }
}
