/// Something that somebody will do at a moment of the stream.
struct Step {
  enum Act: UInt8 {
    // lines that the wallet writes
    case register, login, otp, password, paymentPassword, twoFactor, sim, bind, profile
    case topup, withdraw, transfer, payment, bill, points
    case settle, refund, label, chargeback, answer, acknowledge
    // what leads to such lines
    case session, errand, payday, festival, collectionEnd, replay
  }

  var act: Act
  /// What is special about the act: its outcome, its reason, its wording.
  var detail = Detail.none
  var account: UInt32
  var party = Party.nobody
  /// 0: the one the account uses.
  var device: UInt32 = 0
  /// 0: where the account is.
  var address: UInt32 = 0
  /// 0: the account's own.
  var card: UInt32 = 0
  /// Minor units; below zero: thousandths of the balance at that moment.
  var amount: Int64 = 0
  /// 0: honest; else the number of the fraud, plus one.
  var episode: UInt32 = 0
  /// 0: a new movement; else the one this step is about.
  var movement: UInt32 = 0
}

/// What is special about a step.
enum Detail: UInt8 {
  case none
  case network, details, balance
  case scam, honest
  case me, notMe
  case held, holdFailed, released, restricted, lifted, passed, failed
}

/// Who is paid.
struct Party: Equatable {
  enum Kind: UInt32 { case nobody, account, merchant, biller }
  var kind: Kind
  var number: UInt32

  static let nobody = Party(kind: .nobody, number: 0)
  static func account(_ number: UInt32) -> Party { Party(kind: .account, number: number) }
  static func merchant(_ number: Int) -> Party { Party(kind: .merchant, number: UInt32(number)) }
  static func biller(_ number: Int) -> Party { Party(kind: .biller, number: UInt32(number)) }
}
