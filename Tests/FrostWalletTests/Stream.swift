import FrostEvents

@testable import FrostWallet

/// A whole simulated stream, as its readers see it.
struct Stream {
  var lines: [[String: String]] = []
  var bytes: [UInt8] = []
  var truth = GroundTruth()
  var simulation: WalletSimulation

  init(
    _ options: WalletOptions,
    orders: (inout WalletSimulation, SimulatedEvent, [String: String]) -> Void = { _, _, _ in }
  ) {
    simulation = WalletSimulation(options)
    var line: [UInt8] = []
    while let event = simulation.next(into: &line) {
      var fields: [String: String] = [:]
      line.withUnsafeBufferPointer {
        FlatLine.forEachField(of: $0) {
          fields[String(decoding: $0, as: UTF8.self)] = String(decoding: $1, as: UTF8.self)
        }
      }
      orders(&simulation, event, fields)
      lines.append(fields)
      bytes += line
      line.removeAll(keepingCapacity: true)
    }
    truth = simulation.groundTruth()
  }

  /// A month of few people with much fraud, without late and repeated lines.
  static var orderly: WalletOptions {
    var options = WalletOptions()
    options.accounts = 600
    options.extent = .days(24)
    options.fraudShare = 0.1
    options.lateShare = 0
    options.duplicateShare = 0
    return options
  }

  func lines(of type: String) -> [[String: String]] { lines.filter { $0["type"] == type } }
}

extension [String: String] {
  /// A money field in minor units.
  func minor(_ name: String) -> Int64 {
    guard let text = self[name] else { return 0 }
    return Int64(text.filter { $0 != "." }) ?? .min
  }
}
