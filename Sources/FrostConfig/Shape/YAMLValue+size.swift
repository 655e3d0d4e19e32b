extension YAMLValue {
  private static let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("TiB", 40)]

  /// Bytes of `512MiB`, `4GiB`; more than none.
  func size(_ what: String, example: String, _ findings: Findings) -> Int? {
    if case .text(let text, _) = content, let (unit, shift) = Self.units.first(where: { text.hasSuffix($0.0) }),
      let number = Int(text.dropLast(unit.utf8.count)), (1...1_000_000).contains(number)
    {
      return number << shift
    }
    expected("`\(what)` is a size in whole KiB, MiB, GiB or TiB", example, findings)
    return nil
  }
}
