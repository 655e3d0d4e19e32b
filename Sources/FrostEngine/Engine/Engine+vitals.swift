package import FrostEvents

extension Engine {
  /// What is not as it usually is at this hour of the week.
  /// - Parameter time: now; the stream's silence is measured up to it.
  package func symptoms(at time: EventTime) -> [Symptom] { vitals.symptoms(at: max(time, watermark)) }
}
