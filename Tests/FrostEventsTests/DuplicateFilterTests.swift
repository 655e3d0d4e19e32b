import FrostEvents
import Testing

struct DuplicateFilterTests {
  private let key = HashKey(first: 3, second: 4)

  private func admit(
    _ filter: inout DuplicateFilter, _ id: String, _ digest: UInt64 = 1, at: Int64
  ) -> DuplicateFilter.Admission {
    id.withBytes { filter.admit(id: $0, digest: digest, at: EventTime(milliseconds: at)) }
  }

  @Test func `an id is new once, then a duplicate, with other content a conflict`() {
    var filter = DuplicateFilter(key: key)
    #expect(admit(&filter, "e1", 7, at: 1000) == .new)
    #expect(admit(&filter, "e1", 7, at: 1001) == .duplicate)
    #expect(admit(&filter, "e1", 8, at: 1002) == .conflict)
    #expect(admit(&filter, "e2", 8, at: 1003) == .new)
    #expect(filter.count == 2)
  }

  @Test func `an id is remembered for the horizon and forgotten after twice the horizon`() {
    var filter = DuplicateFilter(key: key, horizon: 1000)
    #expect(admit(&filter, "early", at: 10_000) == .new)
    #expect(admit(&filter, "late", at: 10_999) == .new)
    #expect(admit(&filter, "late", at: 11_999) == .duplicate)
    #expect(admit(&filter, "early", at: 11_999) == .duplicate)
    #expect(admit(&filter, "early", at: 12_000) == .new)
    #expect(filter.forgotten == 0)
  }

  @Test func `a jump over more than a slice forgets everything`() {
    var filter = DuplicateFilter(key: key, horizon: 1000)
    #expect(admit(&filter, "e1", at: 10_000) == .new)
    #expect(admit(&filter, "e1", at: 20_000) == .new)
  }

  @Test func `an older event does not turn time back`() {
    var filter = DuplicateFilter(key: key, horizon: 1000)
    #expect(admit(&filter, "e1", at: 10_000) == .new)
    #expect(admit(&filter, "e2", at: 9_000) == .new)
    #expect(admit(&filter, "e1", at: 9_000) == .duplicate)
    #expect(admit(&filter, "e2", at: 10_500) == .duplicate)
  }

  @Test func `memory is bounded and what was lost is counted`() {
    var filter = DuplicateFilter(key: key, limit: 1000)
    for number in 0..<3500 { #expect(admit(&filter, "e\(number)", at: 5) == .new) }
    #expect(filter.count == 1500)
    #expect(filter.forgotten == 2000)
    #expect(admit(&filter, "e3499", at: 5) == .duplicate)
    #expect(admit(&filter, "e2000", at: 5) == .duplicate)
    #expect(admit(&filter, "e1999", at: 5) == .new)
  }

  @Test func `a hundred thousand ids are all found again`() {
    var filter = DuplicateFilter(key: key)
    for number in 0..<100_000 where admit(&filter, "e\(number)", UInt64(number), at: 5) != .new {
      Issue.record("e\(number) was known")
    }
    for number in 0..<100_000 where admit(&filter, "e\(number)", UInt64(number), at: 6) != .duplicate {
      Issue.record("e\(number) was forgotten")
    }
    #expect(filter.count == 100_000)
  }
}
