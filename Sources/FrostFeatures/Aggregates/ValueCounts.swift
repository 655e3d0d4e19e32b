/// How often each value stands in a window: the number of different ones is `distinct`. Few values are searched in
/// line, many through a dictionary, which is never iterated.
struct ValueCounts: Sendable {
  private static let inLine = 12

  private var few: [(value: Int64, count: Int32)] = []
  private var many: [Int64: Int32] = [:]

  var distinct: Int { many.isEmpty ? few.count : many.count }

  func count(of value: Int64) -> Int32 {
    if !many.isEmpty { return many[value] ?? 0 }
    for entry in few where entry.value == value { return entry.count }
    return 0
  }

  mutating func add(_ value: Int64) {
    if !many.isEmpty {
      many[value, default: 0] += 1
      return
    }
    for index in few.indices where few[index].value == value {
      few[index].count += 1
      return
    }
    few.append((value, 1))
    if few.count > Self.inLine {
      many.reserveCapacity(few.count * 2)
      for entry in few { many[entry.value] = entry.count }
      few.removeAll()
    }
  }

  mutating func remove(_ value: Int64) {
    if !many.isEmpty {
      guard let count = many[value] else { return }
      many[value] = count > 1 ? count - 1 : nil
      return
    }
    for index in few.indices where few[index].value == value {
      few[index].count -= 1
      if few[index].count == 0 { few.swapAt(index, few.count - 1); few.removeLast() }
      return
    }
  }
}
