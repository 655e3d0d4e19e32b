/// The places that the people of the stream share: shops, offices, networks.
struct Town: Sendable {
  let honest: Int
  let employers: Int
  /// Accounts from here on register during the stream.
  let newcomers: Int
  let merchants: Zipf
  let merchantCount: Int
  let billers = 12
  let seed: UInt64

  init(_ options: WalletOptions) {
    honest = max(options.accounts, 100)
    employers = max(1, honest / 80)
    newcomers = honest - max(2, honest / 12)
    merchantCount = max(30, honest / 20)
    merchants = Zipf(count: merchantCount, exponent: 1.05)
    seed = options.seed
  }

  /// A number that stays the same for these two.
  func fixed(_ account: UInt32, _ salt: UInt64) -> UInt64 { mixed(seed ^ UInt64(account) << 20 ^ salt &* 0x9E37_79B9) }

  /// The `rank`-th of the people that an account often sends money to.
  func contact(of account: UInt32, rank: Int) -> UInt32 {
    let persons = newcomers - employers
    let offset = Int(fixed(account, UInt64(rank) + 100) % UInt64(persons - 1)) + 1
    let own = Int(account) - employers
    return UInt32(employers + ((own < 0 ? 0 : own) + offset) % persons)
  }

  /// The `rank`-th of the shops that an account often buys from.
  func shop(of account: UInt32, rank: Int) -> Int {
    merchants.at(Double(fixed(account, UInt64(rank) + 200) >> 11) * 0x1p-53)
  }

  /// One of the addresses that many phones of a city share.
  func mobileAddress(city: UInt8, draw: UInt64) -> UInt32 {
    let pool = UInt64(max(3, honest / 400))
    return 0x6400_0000 | UInt32(city) << 16 | UInt32(draw % pool)
  }

  func homeAddress(of account: UInt32) -> UInt32 {
    0x2400_0000 | UInt32(truncatingIfNeeded: fixed(account, 1) & 0xFF_FFFF)
  }

  func campusAddress(_ number: Int) -> UInt32 { 0x0A01_0001 + UInt32(number) << 8 }
}
