/// What a table is beside its keys.
extension FeatureTable {
  /// Definitions by space, and what is known of the table as a whole.
  package var image: [UInt8] {
    let out = ImageWriter()
    out.list(Array(layouts.indices)) { space in
      out.list(Array(layouts[space].definitions.indices)) { member in
        out.number(layouts[space].members[member].feature ?? -1)
        layouts[space].definitions[member].write(to: out)
      }
      keyLimits[space].write(to: out)
    }
    out.byte(historyStarts == nil ? 0 : 1)
    if let historyStarts { out.signed(historyStarts) }
    out.list(dropped) { out.signed($0) }
    return out.bytes
  }

  /// A table without keys yet.
  /// - Parameter fields: how many an event has.
  /// - Returns: nil: the bytes are something else.
  package init?(image bytes: UnsafeRawBufferPointer, fields: Int, lateness: Int64, room: PackingRoom = .memory) {
    var reader = ImageReader(bytes)
    var limits: [KeyLimit] = []
    let spaces = reader.list { reader in
      let members = reader.list { reader in
        let number = reader.number(in: -1...0xFFFF)
        return (definition: FeatureDefinition(from: &reader, fields: fields), number: number < 0 ? nil : number)
      }
      limits.append(KeyLimit(from: &reader))
      return members
    }
    let historyStarts = reader.optional { $0.signed() }
    let dropped = reader.list { $0.signed() }
    guard !reader.isBroken, reader.isAtEnd, Self.areWhole(spaces) else { return nil }
    self.init(spaces: spaces, lateness: lateness, historyStarts: historyStarts, room: room)
    guard dropped.count == definitions.count else { return nil }
    self.dropped = dropped
    keyLimits = limits
  }

  /// By space: its number in a table of these definitions that carries this one; nil: it is left out.
  package func spacesKept(by definitions: [FeatureDefinition]) -> [Int?] {
    let wanted = Set(definitions)
    var next = 0
    return layouts.map { layout in
      guard layout.members.contains(where: { $0.feature.map { wanted.contains(self.definitions[$0]) } ?? false }) else {
        return nil
      }
      defer { next += 1 }
      return next
    }
  }

  private static func areWhole(_ spaces: [[(definition: FeatureDefinition, number: Int?)]]) -> Bool {
    let numbers = spaces.joined().compactMap(\.number).sorted()
    return numbers == Array(numbers.indices)
      && spaces.allSatisfy { members in
        !members.isEmpty && members.count <= KeySpaceLayout.maximumFeatures
          && members.allSatisfy { $0.definition.key == members[0].definition.key }
      }
  }
}

extension KeyLimit {
  fileprivate func write(to out: ImageWriter) { for word in [refused, first, last, nextSweep] { out.signed(word) } }

  fileprivate init(from reader: inout ImageReader) {
    self.init()
    refused = reader.signed()
    first = reader.signed()
    last = reader.signed()
    nextSweep = reader.signed()
  }
}
