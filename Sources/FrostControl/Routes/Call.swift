import FrostEvents

/// One request, as the handlers see it.
struct Call: Sendable {
  static let defaultLimit = 100
  static let maximumLimit = 1000
  static let maximumBodyBytes = 1 << 20

  /// What stands for `{id}` in the route's path.
  var id = ""
  var query: [String: String] = [:]
  var body: [UInt8] = []
  /// Who asks; told where the route needs to know.
  var user = Caller(name: "")
  /// `Last-Event-ID` of a reader that goes on.
  var lastEvent: String?

  /// How many rows a list may have.
  func limit() throws(Refusal) -> Int {
    Int(try integer("limit", in: 1...Int64(Self.maximumLimit), default: Int64(Self.defaultLimit)))
  }

  func integer(_ name: String, in range: ClosedRange<Int64>, default standard: Int64) throws(Refusal) -> Int64 {
    guard let text = query[name], !text.isEmpty else { return standard }
    guard let value = Int64(text), range.contains(value) else {
      throw Refusal(
        .badRequest, "\(name)=\(text): not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func word<Word: RawRepresentable<String>>(
    _ type: Word.Type, _ name: String, of words: [Word]
  ) throws(Refusal) -> Word? {
    guard let text = query[name], !text.isEmpty else { return nil }
    guard let word = Word(rawValue: text) else {
      throw Refusal(
        .badRequest, "\(name)=\(text): none of " + words.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  /// - Throws: for a parameter that is not among `names`, so that a misspelt filter never gives everything.
  func allow(_ names: String...) throws(Refusal) {
    for name in query.keys.sorted() where !names.contains(name) {
      throw Refusal(
        .badRequest, "unknown parameter '\(name)'",
        hint: names.isEmpty ? "this path takes none" : "this path takes " + names.joined(separator: ", "))
    }
  }
}
