import FrostEvents
import Glibc

/// A stream in the shape of velocity-10's: 15 members and some 340 bytes a line, six types of event, each account with its
/// device, its address and six payees. The same every time.
struct VelocityStream {
  var accounts: Int
  /// How many events an account has in a day.
  var eventsPerDay = 20.0
  /// Busy accounts come oftener: a half of the events is from a quarter of the accounts. Else all come alike.
  var isSkewed = true
  /// One event in a hundred comes from a new device, one payment in five goes to some payee of twice as many as accounts.
  var hasNewKeys = true
  /// Who gets every payment; nil: payees as above.
  var merchant: String?

  private var chance = Chance(seed: 42)
  private(set) var count = 0
  private static let start: Int64 = 1_772_323_200_000
  private static let types = ["payment", "transfer", "withdrawal", "topup", "bill", "login"]

  init(accounts: Int) { self.accounts = accounts }

  mutating func next(into bytes: inout [UInt8]) {
    let account = isSkewed ? Int(Double(accounts) * chance.unit() * chance.unit()) : chance.below(accounts)
    next(of: account, into: &bytes)
  }

  /// An event of this account.
  mutating func next(of account: Int, into bytes: inout [UInt8]) {
    let own = Chance.mix(UInt64(account))
    let type = merchant == nil ? type(chance.below(100)) : 0
    let device = hasNewKeys && chance.below(100) == 0 ? chance.next() : own &* 3
    let isOwnPayee = !hasNewKeys || chance.below(5) > 0
    let payee =
      isOwnPayee
      ? Int(Chance.mix(own &+ UInt64(chance.below(6))) % UInt64(2 * accounts)) : chance.below(2 * accounts)
    let cents = type == 5 ? 0 : Int(exp(3 + 1.2 * normal()) * 100)
    let isPaid = [0, 1, 4].contains(type)
    let milliseconds = Int64(Double(count) * 86_400_000 / (eventsPerDay * Double(accounts)))
    bytes.append(contentsOf: #"{"id":"e"#.utf8)
    append(count, digits: 12, to: &bytes)
    bytes.append(contentsOf: #"","time":""#.utf8)
    bytes.append(contentsOf: EventTime(milliseconds: Self.start + milliseconds).text.utf8)
    bytes.append(contentsOf: #"","type":""#.utf8)
    bytes.append(contentsOf: Self.types[type].utf8)
    bytes.append(contentsOf: #"","account":"ac_"#.utf8)
    append(account, digits: 8, to: &bytes)
    bytes.append(contentsOf: #"","payee":"#.utf8)
    if !isPaid {
      bytes.append(contentsOf: "null".utf8)
    } else if let merchant {
      bytes.append(contentsOf: "\"\(merchant)\"".utf8)
    } else {
      bytes.append(contentsOf: "\"py_".utf8)
      append(payee, digits: 8, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: #","device":"dv_"#.utf8)
    append(hexadecimal: device, to: &bytes)
    bytes.append(contentsOf: #"","ip":"41."#.utf8)
    bytes.append(contentsOf: "\(own >> 16 & 255).\(own >> 8 & 255).\(own & 255)".utf8)
    bytes.append(contentsOf: #"","country":"GH","amount":"#.utf8)
    append(cents: cents, to: &bytes)
    bytes.append(contentsOf: #","currency":"GHS","balance_before":"#.utf8)
    append(cents: cents + 80_000, to: &bytes)
    bytes.append(contentsOf: #","status":""#.utf8)
    bytes.append(contentsOf: (chance.below(100) < 3 ? "failed" : "ok").utf8)
    bytes.append(contentsOf: #"","channel":"app","session":""#.utf8)
    append(hexadecimal: chance.next(), to: &bytes)
    bytes.append(contentsOf: #"","ua":"WalletApp/5.12.1 (Android 14; SM-A146B)"}"#.utf8)
    bytes.append(0x0A)
    count += 1
  }

  /// By hundredths: payments 38, transfers 22, withdrawals 8, top-ups 9, bills 8, log-ins 15.
  private func type(_ hundredth: Int) -> Int { [38, 60, 68, 77, 85, 100].firstIndex { hundredth < $0 }! }

  /// Nearly of the normal distribution: the sum of twelve even ones.
  private mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + chance.unit() } }

  private func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    let end = bytes.count + digits
    bytes.append(contentsOf: repeatElement(0x30, count: digits))
    var (place, rest) = (end - 1, number)
    while rest > 0 {
      bytes[place] = 0x30 + UInt8(rest % 10)
      (place, rest) = (place - 1, rest / 10)
    }
  }

  private func append(hexadecimal number: UInt64, to bytes: inout [UInt8]) {
    for place in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(number >> UInt64(place) & 15)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  private func append(cents: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\(cents / 100).".utf8)
    append(cents % 100, digits: 2, to: &bytes)
  }
}

extension Lines {
  init(_ count: Int, _ stream: VelocityStream) {
    var stream = stream
    self.init(count) { bytes in
      stream.next(into: &bytes)
      return true
    }
  }
}
