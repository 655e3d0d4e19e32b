/// Distances on the earth by the haversine formula (Sinnott, Sky & Telescope 68 (2), 1984, p. 159), with additions,
/// multiplications, divisions and square roots alone, which IEEE 754 rounds in one way: the same bits on every machine.
package enum Sphere {
  /// Mean radius of the earth, km (IUGG, R1).
  package static let radius = 6371.0088

  /// Kilometres along the surface; nil where one is no place: latitudes beyond 90, longitudes beyond 180 degrees.
  package static func distance(_ a: (latitude: Double, longitude: Double), _ b: (latitude: Double, longitude: Double))
    -> Double?
  {
    guard abs(a.latitude) <= 90, abs(b.latitude) <= 90, abs(a.longitude) <= 180, abs(b.longitude) <= 180 else {
      return nil
    }
    let across = Trigonometry.sine(degrees: (b.latitude - a.latitude) / 2)
    let along = Trigonometry.sine(degrees: (b.longitude - a.longitude) / 2)
    let cosines = Trigonometry.cosine(degrees: a.latitude) * Trigonometry.cosine(degrees: b.latitude)
    let half = across * across + cosines * (along * along)
    return 2 * radius * Trigonometry.arcsine(ofRoot: min(1, half))
  }
}
