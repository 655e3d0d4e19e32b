import FrostConfig

/// Durations in conditions: `'30d'`.
enum WrittenDurations {
  static func milliseconds(_ text: String) -> Int64? {
    guard text.first == "'", text.last == "'", text.count > 2 else { return nil }
    return WrittenDuration.milliseconds(of: String(text.dropFirst().dropLast()))
  }
}
