import FrostEvents
import FrostProtocol

/// Turns the store's rows into the protocol's documents.
struct Documents: Sendable {
  let bookCurrency: Currency
  /// Whether what authorities order is told; to who holds the right alone.
  var showsOrders = false

  func money(_ minorUnits: Int64) -> String {
    MoneyText.text(minorUnits: minorUnits, decimals: bookCurrency.decimals)
  }
}
