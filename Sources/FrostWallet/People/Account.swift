/// An account of the wallet and the habits of the person behind it.
struct Account {
  /// Minor units; never below zero.
  var balance: Int64
  var points: Int64 = 0
  /// Milliseconds since 1970.
  var opened: Int64
  var customer: UInt32
  var device: UInt32
  var card: UInt32
  /// The network address at home.
  var address: UInt32
  /// Mean milliseconds between two visits; infinite: never comes by itself.
  var gap: Double
  /// Median of this person's everyday payment, minor units.
  var everyday: Double
  var home: UInt8
  /// Where the person is until `awayUntil`.
  var away: UInt8 = 0
  var awayUntil: Int64 = 0
  var language: UInt8 = 0
  var tier: UInt8 = 2
  var segment = Segment.person
  var lookAlike: LookAlike?
  /// Whether the stream has told the account's profile.
  var isIntroduced = false
  var isRegistered = true
  /// What the wallet does not let the account do, by Frost's order.
  var restricted: Restriction = []
  var proof = Proof.notAsked
  /// Fraudulent movements that were refused since the account was last free.
  var refusals: UInt8 = 0
  /// What they would have moved, minor units: a thief who had succeeded could not have moved it again.
  var refused: Int64 = 0

  enum Segment: UInt8 { case person, business, student }

  /// How a demanded step-up stands.
  enum Proof: UInt8 { case notAsked, waiting, failed }
}
