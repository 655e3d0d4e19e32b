import CEL
import FrostEvents
import FrostRules

/// Internet addresses of symbols that were lately looked up, so that a text is parsed once. A place holds the newest symbol
/// that fell on it.
struct AddressCache: Sendable {
  private static let places = 4096

  private struct Place: Sendable {
    var symbol: Symbol
    /// nil: the text is no address.
    var address: IPAddress?
  }

  private var places = [Place](repeating: Place(symbol: .empty, address: nil), count: places)

  mutating func address(of symbol: Symbol, _ symbols: SymbolTable) -> IPAddress? {
    let place = Int(symbol.number) & (Self.places - 1)
    if places[place].symbol != symbol {
      places[place] = Place(symbol: symbol, address: Network.address(symbols.text(of: symbol)))
    }
    return places[place].address
  }
}
