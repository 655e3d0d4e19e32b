/// Honest behaviour that looks like fraud.
package enum LookAlike: String, CaseIterable, Sendable {
  case redPacketNight = "red-packet-night"
  case classTreasurer = "class-treasurer"
  case groupBuyOrganiser = "group-buy-organiser"
  case landlord
  case newPhone = "new-phone"
  case sharedShopPhone = "shared-shop-phone"
  case campusNetwork = "campus-network"
  case salaryAgent = "salary-agent"
  case refund
  case traveller
  case returner
  case bigSpender = "big-spender"
}
