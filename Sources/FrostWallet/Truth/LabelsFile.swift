import FrostEvents

/// The truth as a CSV file (RFC 4180, no field needs quotes); `docs/simulator.md` explains the columns.
package enum LabelsFile {
  package static let header =
    "record,account,scenario,role,look_alike,fraud,first_evidence,txn,type,payee,amount,currency,leaves_ring,time,outcome,ended"

  package static func text(of truth: GroundTruth) -> String {
    var lines = [header]
    for person in truth.frauds + truth.lookAlikes {
      let columns = [
        "account", person.account, person.scenario?.rawValue ?? "", person.role?.rawValue ?? "",
        person.lookAlike?.rawValue ?? "", person.scenario == nil ? "0" : "1",
        person.firstEvidence.map { utc($0.milliseconds) } ?? "", "", "", "", "", "", "", "", "", "",
      ]
      lines.append(columns.joined(separator: ","))
    }
    for movement in truth.movements {
      let isPoints = movement.type == "points.redeemed"
      let columns = [
        "movement", movement.account, movement.scenario.rawValue, movement.role.rawValue, "", "1", "", movement.txn,
        movement.type, movement.payee, isPoints ? "\(movement.amount)" : decimal(movement.amount),
        isPoints ? "points" : "CNY", movement.leavesTheRing ? "1" : "0", utc(movement.time.milliseconds),
        movement.outcome.rawValue,
        utc(movement.ended.milliseconds),
      ]
      lines.append(columns.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func utc(_ time: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.put(time, in: City.iceland)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decimal(_ amount: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.put(minor: amount)
    return String(decoding: bytes, as: UTF8.self)
  }
}
