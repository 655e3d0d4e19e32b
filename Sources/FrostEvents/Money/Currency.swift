/// A currency and how many decimals its minor unit has (ISO 4217: CNY 2, JPY 0, KWD 3).
package struct Currency: Hashable, Sendable {
  package var code: String
  package var decimals: Int

  package init(code: String, decimals: Int) {
    self.code = code
    self.decimals = decimals
  }
}
