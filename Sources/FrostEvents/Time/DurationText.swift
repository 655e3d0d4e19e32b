/// Durations for people: the two largest units that say something (`45s`, `11m`, `3d 4h`), cut off, never rounded up.
package enum DurationText {
  package static func text(milliseconds: Int64) -> String {
    let sign = milliseconds < 0 ? "-" : ""
    let total = milliseconds.magnitude
    if total < 1000 { return total == 0 ? "0s" : "\(sign)\(total)ms" }
    let units: [(name: String, length: UInt64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    let first = units.firstIndex { total >= $0.length }!
    let large = units[first]
    var text = "\(sign)\(total / large.length)\(large.name)"
    if first + 1 < units.count {
      let small = units[first + 1]
      let rest = total % large.length / small.length
      if rest > 0 { text += " \(rest)\(small.name)" }
    }
    return text
  }
}
