/// What a person found out.
package enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
  case fraud, honest, scam, unclear

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let outcome = Outcome(rawValue: word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(word)' is none of " + Outcome.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self = outcome
  }
}
