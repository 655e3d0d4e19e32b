import CEL
import Testing

/// Two ways to one answer: programs over slots and expressions over values say the same of random expressions.
@Suite struct AgreementTests {
  /// A linear congruential generator: the same numbers every time.
  struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
  }

  /// Expressions of a type, made at random, right by construction.
  struct Author {
    var chance: Chance

    mutating func bool(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["b", "true", "false", "(n > 0)", "(s == 'a')"]) }
      let deeper = depth - 1
      switch chance.below(18) {
      case 0: return "(\(bool(deeper)) && \(bool(deeper)))"
      case 1: return "(\(bool(deeper)) || \(bool(deeper)))"
      case 2: return "!\(bool(deeper))"
      case 3: return "(\(int(deeper)) \(order()) \(int(deeper)))"
      case 4: return "(\(double(deeper)) \(order()) \(double(deeper)))"
      case 5: return "(\(text(deeper)) \(chance.one(of: ["==", "!="])) \(text(deeper)))"
      case 6: return "\(text(deeper)).\(chance.one(of: ["startsWith", "endsWith", "contains"]))(\(text(deeper)))"
      case 7: return "\(text(deeper)).matches('\(chance.one(of: ["a", "^b", "[a-c]+$", "é?b", "(ab|ba)*", "."]))')"
      case 8: return "(\(text(deeper)) in [\(text(deeper)), \(text(deeper)), 'a'])"
      case 9: return "(\(int(deeper)) in [\(int(deeper)), 1, 2])"
      case 10: return "(\(bool(deeper)) ? \(bool(deeper)) : \(bool(deeper)))"
      case 11: return "(\(uint(deeper)) \(order()) \(uint(deeper)))"
      case 12: return "(\(span(deeper)) \(order()) \(span(deeper)))"
      case 13: return "(\(moment(deeper)) \(order()) \(moment(deeper)))"
      case 14: return "\(text(deeper)).split('').exists(c, c == \(text(deeper)))"
      case 15: return "[1, 2, 3].all(i, i \(order()) \(int(deeper)))"
      case 16: return "(\(int(deeper)) in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])"
      default: return "(\(bool(deeper)) \(chance.one(of: ["==", "!="])) \(bool(deeper)))"
      }
    }

    mutating func order() -> String { chance.one(of: ["<", "<=", ">", ">=", "==", "!="]) }

    mutating func int(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["n", "k", "0", "1", "7", "9223372036854775807", "(-1)"]) }
      switch chance.below(7) {
      case 0, 1, 2: return "(\(int(depth - 1)) \(chance.one(of: ["+", "-", "*", "/", "%"])) \(int(depth - 1)))"
      case 3: return "size(\(text(depth - 1)))"
      case 4: return "\(text(depth - 1)).indexOf(\(text(depth - 1)))"
      case 5: return "int(\(double(depth - 1)))"
      default: return "(-\(int(depth - 1)))"
      }
    }

    mutating func uint(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["u", "0u", "5u"]) }
      return "(\(uint(depth - 1)) \(chance.one(of: ["+", "-", "*", "/", "%"])) \(uint(depth - 1)))"
    }

    mutating func double(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["x", "y", "0.0", "2.5", "1e300"]) }
      if chance.below(3) == 0 { return "double(\(int(depth - 1)))" }
      return "(\(double(depth - 1)) \(chance.one(of: ["+", "-", "*", "/"])) \(double(depth - 1)))"
    }

    mutating func text(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["s", "t", "'a'", "''", "'é'", "'e\u{301}'"]) }
      switch chance.below(6) {
      case 0: return "(\(text(depth - 1)) + \(text(depth - 1)))"
      case 1: return "\(text(depth - 1)).\(chance.one(of: ["lowerAscii", "upperAscii", "trim", "reverse"]))()"
      case 2: return "(\(bool(depth - 1)) ? \(text(depth - 1)) : \(text(depth - 1)))"
      case 3: return "\(text(depth - 1)).replace(\(text(depth - 1)), \(text(depth - 1)))"
      case 4: return "string(\(int(depth - 1)))"
      default: return "\(text(depth - 1)).substring(\(chance.one(of: ["0", "1", "n"])))"
      }
    }

    mutating func span(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["d", "duration('1h')", "duration('-5s')"]) }
      return chance.below(3) == 0
        ? "(\(moment(depth - 1)) - \(moment(depth - 1)))"
        : "(\(span(depth - 1)) \(chance.one(of: ["+", "-"])) \(span(depth - 1)))"
    }

    mutating func moment(_ depth: Int) -> String {
      if depth == 0 { return chance.one(of: ["at", "timestamp('2026-03-02T10:41:00+08:00')"]) }
      return "(\(moment(depth - 1)) \(chance.one(of: ["+", "-"])) \(span(depth - 1)))"
    }
  }

  static let hosts: [Host] = {
    func host(_ values: [Host.Value]) -> Host {
      let names = ["n", "k", "u", "x", "y", "s", "t", "b", "d", "at"]
      return Host(variables: zip(names, values).map { ($0, $1) }, options: .standard)
    }
    return [
      host([
        .int(2), .int(-7), .uint(3), .double(2.5), .double(-0.0), .text("ab a"), .text("É"), .bool(true),
        .duration(3_600_000), .timestamp(1_772_419_260_000),
      ]),
      host([
        .int(.min), .int(.max), .uint(.max), .double(.nan), .double(.infinity), .text(""), .text("a\u{1F44D}é"),
        .bool(false), .duration(-5_000), .timestamp(-1_000),
      ]),
      host([
        .int(0), .int(1), .uint(0), .double(9.2e18), .double(1e-300), .text("e\u{301}b"), .text("éb"), .bool(true),
        .duration(0), .timestamp(4_102_444_800_123),
      ]),
    ]
  }()

  private static func value(_ value: Host.Value) -> Value? {
    switch value {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .double(let value): .double(value)
    case .text(let text): .string(text)
    case .duration(let milliseconds): .duration(milliseconds * 1_000_000)
    case .timestamp(let milliseconds):
      .timestamp(
        Moment(
          seconds: Int64((Double(milliseconds) / 1000).rounded(.down)),
          nanoseconds: Int32((milliseconds % 1000 + 1000) % 1000) * 1_000_000))
    case .money, .absent: nil
    }
  }

  /// `true`, `false` or `error`, by both ways.
  static func answers(_ text: String, _ host: Host) throws -> (slots: String, values: String) {
    let scalar = try host.evaluate(text, expecting: .bool)
    let slots = scalar.state == .value ? (scalar.isTrue ? "true" : "false") : "\(scalar.state)"
    var environment = Environment(options: .standard)
    for (name, value) in host.variables { environment.declare(name, value.type) }
    let expression = try ValueExpression(text, at: Host.place, in: environment)
    let variables = Dictionary(uniqueKeysWithValues: host.variables.map { ($0.name, value($0.value)!) })
    guard case .bool(let value)? = try? expression.evaluate(variables) else { return (slots, "error") }
    return (slots, value ? "true" : "false")
  }

  @Test(arguments: [0xCE1, 0xF005, 0xACE]) func `random conditions have one answer`(seed: UInt64) throws {
    var author = Author(chance: Chance(state: seed))
    var counts: [String: Int] = [:]
    for _ in 0..<1_000 {
      let text = author.bool(1 + author.chance.below(4))
      for host in Self.hosts {
        let (slots, values) = try Self.answers(text, host)
        if slots != values { Issue.record("over slots \(slots), over values \(values): \(text)") }
        counts[slots, default: 0] += 1
      }
    }
    #expect(["true", "false", "error"].allSatisfy { counts[$0, default: 0] > 150 }, "\(counts)")
  }
}
