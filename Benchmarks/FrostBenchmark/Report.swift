/// A benchmark's line: name, events a second, nanoseconds an event, three quantiles of them over its steps, the process's
/// greatest memory in MiB, and what else there is to say; columns are separated by tabs.
struct Report {
  let name: String
  let meter: Meter

  var line: String {
    let nanoseconds = Double(meter.nanoseconds) / Double(max(1, meter.events))
    let steps = meter.steps.sorted()
    let quantiles = [0.5, 0.99, 0.999].map { quantile in
      steps.isEmpty ? 0 : steps[min(steps.count - 1, Int(Double(steps.count) * quantile))]
    }
    var notes = meter.notes
    if meter.allocations != nil {
      notes.append(("allocations an event", Self.decimal(Double(meter.allocated) / Double(max(1, meter.events)), 4)))
    }
    let columns =
      [name, nanoseconds < 1 ? "" : "\(Int(1e9 / nanoseconds))", Self.short(nanoseconds)] + quantiles.map(Self.short)
      + ["\(ProcessMemory.peak >> 20)", notes.map { "\($0.name) \($0.value)" }.joined(separator: "; ")]
    return columns.joined(separator: "\t")
  }

  private static func short(_ value: Double) -> String { value < 100 ? decimal(value, 1) : "\(Int(value.rounded()))" }

  /// With so many digits behind the point.
  static func decimal(_ value: Double, _ digits: Int) -> String {
    let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
    let units = Int((value.magnitude * Double(unit)).rounded())
    let rest = String(units % unit + unit).dropFirst()
    return (value < 0 ? "-" : "") + "\(units / unit).\(rest)"
  }
}
