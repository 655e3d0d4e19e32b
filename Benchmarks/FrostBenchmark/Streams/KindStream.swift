import FrostEvents

/// Payments of some accounts, twenty each a day, with a field for every kind of feature; now and then a label, and an event
/// that freezes its account.
struct KindStream {
  private let accounts: Int

  /// The head of a rule set for it.
  static let schema = """
    schema: 1
    event:
      id:       {at: /id, type: text, required: true}
      time:     {at: /time, type: time, required: true}
      type:     {at: /type, type: text, required: true}
      account:  {at: /account, type: key, required: true}
      payee:    {at: /payee, type: key}
      device:   {at: /device, type: key}
      amount:   {at: /amount, type: money}
      balance:  {at: /balance, type: money}
      lat:      {at: /lat, type: number}
      lon:      {at: /lon, type: number}
      zone:     {at: /zone, type: text}
      label:    {at: /label, type: text}
    book-currency: CNY
    policy: 1
    history-starts: 2025-01-01T00:00:00Z
    bands: {account: [{from: 80, do: [freeze]}]}
    rules:
      - {rule: seized, title: {en: seized}, owner: benchmark, stage: enforce, types: seizure, when: [amount >= 0], score: 100}

    """

  private var chance = Chance(seed: 7)
  private var count = 0
  private static let start: Int64 = 1_772_323_200_000

  init(accounts: Int) { self.accounts = accounts }

  mutating func next(into bytes: inout [UInt8]) -> Bool {
    let account = chance.below(accounts)
    let kind = chance.below(500)
    let type = kind == 0 ? "label" : kind == 1 ? "seizure" : "payment"
    let time = EventTime(milliseconds: Self.start + Int64(count) * (86_400_000 / Int64(20 * accounts))).text
    let label = kind == 0 ? #","label":"fraud""# : ""
    let own = Int(Chance.mix(UInt64(account)) % 1000)
    let amount = 100 + chance.below(10_000)
    bytes.append(
      contentsOf: """
        {"id":"k\(count)","time":"\(time)","type":"\(type)","account":"A\(account)",\
        "payee":"P\((account * 6 + chance.below(6)) % (2 * accounts))","device":"D\(account)","amount":\(amount).50,\
        "balance":\(amount + 800).00,"lat":\(10 + own % 50).\(own),"lon":\(20 + own % 90).\(own),\
        "zone":"Asia/Shanghai"\(label)}

        """.utf8)
    count += 1
    return true
  }
}

extension Lines {
  /// What 2,000 accounts do in four days; 50 where instructions are counted.
  init(ofKinds meter: Meter) {
    let accounts = meter.scaled(2_000, by: 40)
    var stream = KindStream(accounts: accounts)
    self.init(80 * accounts) { stream.next(into: &$0) }
  }
}
