/// Velocity-10 as its table says it, by looking at all earlier events anew for each.
struct NaiveVelocity {
  static let names = [
    "transfers_10m", "out_1h", "payees_24h", "failed_5m", "accounts_24h", "received_24h", "senders_24h", "out_24h",
    "out_count_24h", "device_age", "ip_events_1m", "topped_up_30m",
  ]

  var score = 0
  /// By name; amounts in cents, nil where the event has no payee.
  var features: [String: Int64?] = [:]

  init(_ events: ArraySlice<VelocityStream.Event>) {
    let now = events.last!
    let minute: Int64 = 60_000
    func within(_ span: Int64, _ condition: (VelocityStream.Event) -> Bool) -> [VelocityStream.Event] {
      events.filter { $0.time >= now.time - span && condition($0) }
    }
    func count(_ events: [VelocityStream.Event]) -> Int64 { Int64(events.count) }
    func sum(_ events: [VelocityStream.Event]) -> Int64 { events.reduce(0) { $0 + $1.amount } }
    func distinct(_ values: [Int]) -> Int64 { Int64(Set(values).count) }
    let day = 1440 * minute

    let transfers = count(within(10 * minute) { $0.account == now.account && $0.type == "transfer" })
    let out1h = sum(within(60 * minute) { $0.account == now.account && $0.isOut })
    let payees = distinct(within(day) { $0.account == now.account }.compactMap(\.payee))
    let failed = count(within(5 * minute) { $0.device == now.device && $0.type == "payment" && !$0.isOK })
    let accounts = distinct(within(day) { $0.device == now.device }.map(\.account))
    let receipts = now.payee.map { payee in within(day) { $0.payee == payee && $0.isReceipt } }
    let outs = within(day) { $0.account == now.account && $0.isOut }
    let first = events.first { $0.account == now.account && $0.device == now.device }!
    let address = count(within(minute) { $0.address == now.address })
    let toppedUp = sum(within(30 * minute) { $0.account == now.account && $0.type == "topup" && $0.isOK })
    let received = receipts.map(sum)
    let senders = receipts.map { distinct($0.map(\.account)) }
    let values: [Int64?] = [
      transfers, out1h, payees, failed, accounts, received, senders, sum(outs), count(outs), now.time - first.time,
      address, toppedUp,
    ]
    features = Dictionary(uniqueKeysWithValues: zip(Self.names, values))

    if transfers > 20 { score += 30 }
    if out1h > 500_000 { score += 25 }
    if payees > 15 { score += 20 }
    if failed > 8 { score += 30 }
    if accounts > 5 { score += 35 }
    if received ?? 0 > 1_000_000, senders ?? 0 > 10 { score += 30 }
    if now.isOut, outs.count >= 5, now.amount * Int64(outs.count) > 5 * sum(outs) { score += 15 }
    if first.time == now.time, now.amount > 30_000 { score += 25 }
    if address > 30 { score += 20 }
    if now.type == "withdrawal", toppedUp > 0, now.amount * 10 > 9 * toppedUp { score += 35 }
  }
}
