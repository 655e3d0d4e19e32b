import FrostEngine
import Logging

extension Daemon {
  /// Hears on the thread that writes them what became of checkpoints.
  static func checkpointListener(_ facts: Facts, _ logger: Logger) -> @Sendable (StateThread.Outcome) -> Void {
    { outcome in
      switch outcome {
      case .written(let number, let keys, let bytes, let seconds):
        facts.change { $0.checkpointTrouble = nil }
        logger.info(
          "checkpoint of input \(number): \(keys) keys, \(bytes >> 20) MiB in \(seconds.text(decimals: 2)) s")
      case .givenUp(let reason):
        let before = facts.change { facts in
          defer { facts.checkpointTrouble = reason }
          return facts.checkpointTrouble
        }
        if before != reason { logger.warning("no checkpoint could be written: \(reason)") }
      }
    }
  }
}
