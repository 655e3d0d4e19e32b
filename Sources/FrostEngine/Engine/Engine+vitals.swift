package import FrostEvents
package import FrostFeatures

extension Engine {
  /// What is not as it usually is at this hour of the week.
  /// - Parameter time: now; the stream's silence is measured up to it.
  package func symptoms(at time: EventTime) -> [Symptom] {
    vitals.symptoms(at: max(time, watermark)) + fullTables
  }

  /// What each feature holds and where it met its limits, in the order of the files. Walks over all keys.
  package var featureStatistics: [FeatureStatistics] { features.statistics }

  /// Tables that turned keys away within the last day of the stream.
  private var fullTables: [Symptom] {
    let dayAgo = EventTime(milliseconds: watermark.milliseconds - 86_400_000)
    return features.fullTables(since: dayAgo).map { table in
      let key = table.key.map { schema.fields[$0].name }.joined(separator: ", ")
      return Symptom(
        name: "features.\(key)",
        message: "the table of \(key) is full: \(table.keyLimit) keys; \(table.refused) events were not taken into it, "
          + "what rules ask about their keys is unknown: raise `keys` of its features")
    }
  }
}
