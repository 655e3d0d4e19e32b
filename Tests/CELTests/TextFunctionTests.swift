import CEL
import Testing

/// Functions of texts, macros and lists in conditions over slots.
@Suite struct TextFunctionTests {
  let host = Host(
    variables: [
      ("reason", .text("Urgent: pay 500")), ("payee", .text("José")), ("empty", .text("")), ("n", .int(3)),
      ("x", .double(2.5)), ("amount", .money(50_000)), ("age", .duration(5_400_000)),
      ("at", .timestamp(1_767_225_600_000)), ("is_new", .bool(true)), ("address", .text("10.1.2.3")),
      ("unknown", .absent(.string, .unknown)), ("never", .absent(.string, .never)),
      ("failed", .absent(.string, .error)),
      ("unknown_n", .absent(.int, .unknown)), ("never_n", .absent(.int, .never)),
    ],
    constants: [
      ("limit.words", .written("2")), ("list.bad", .texts(["casino", "pay"])),
      ("list.many", .texts((0..<20).map { "w\($0)" } + ["pay"])), ("word", .text("pay")),
    ])

  @Test(arguments: [
    ("reason.startsWith('Urgent')", true), ("reason.endsWith('500')", true), ("reason.contains('casino')", false),
    ("reason.matches('pay [0-9]+')", true), ("matches(reason, '^p')", false), ("size(payee) == 4", true),
    ("payee.size() > 4.5", false), ("reason.lowerAscii() == 'urgent: pay 500'", true),
    ("'x' + reason + payee == 'xUrgent: pay 500José'", true), ("reason + '' in [reason]", true),
    ("reason.split(' ')[1] == 'pay'", true), ("reason.split(' ').size() > limit.words", true),
    ("reason.split(' ').exists(w, w in list.bad)", true), ("reason.split(' ')[1] in list.many", true),
    ("reason.split(' ').exists(w, w == word)", true), ("list.bad.exists(w, reason.contains(w))", true),
    ("reason.split(' ').filter(w, w.matches('^[0-9]+$')).map(w, int(w)).sum() == 500", true),
    ("int(reason.split(' ')[2]) >= 500 && amount >= 500", true), ("double('2.5') == x", true),
    ("(is_new ? reason.lowerAscii() : payee) == 'urgent: pay 500'", true),
    ("(n > 2 ? payee : reason).startsWith('J')", true), ("!(reason.startsWith('Urgent') && size(empty) == 0)", false),
    ("cidr('10.0.0.0/8').containsIP(address)", true), ("isIP(reason)", false), ("math.greatest(n, 7) == 7", true),
    ("math.round(x) == 3", true), ("at.getHours() == 0", true), ("at.getHours('+08:00') == 8", true),
    ("{'José': 1, 'b': 2}[payee] == 1", true), ("payee in {'a': 1}", false), ("[payee, reason][n - 2] == reason", true),
    ("cel.bind(r, reason.lowerAscii(), r.startsWith('u') && r.endsWith('500'))", true),
    ("optional.of(payee).orValue('x') == payee", true), ("'%s-%d'.format([payee, n]) == 'José-3'", true),
    ("bytes(payee).size() == 5", true), ("'e\u{301}' == 'é' || size('e\u{301}') == 1", false),
    ("timestamp('2026-01-01T00:00:00' + (is_new ? 'Z' : '')) == at", true),
    ("timestamp(address.replace(address, '2026-01-01T00:00:00Z')) + age > at", true),
    ("duration(address.replace('10.1.2.3', '1h30m')) <= '1h30m'", true),
    ("duration(address.replace('10.1.2.3', '1h30m')) == age", true), ("string(n) + string(x) == '32.5'", true),
    ("type(n) == type(3)", true), ("size('abc') == n", true), ("'pay' + '!' == 'pay!'", true),
  ])
  func `a text is looked into, and what comes of it is a scalar again`(condition: String, expected: Bool) throws {
    #expect(try host.evaluate(condition, expecting: .bool) == (expected ? .yes : .no), "\(condition)")
  }

  @Test(arguments: [
    ("unknown.startsWith('a')", Scalar.unknown), ("size(unknown) > 1", .unknown), ("unknown + 'a' == 'b'", .unknown),
    ("unknown.startsWith('a') || is_new", .yes), ("unknown.startsWith('a') && n > 5", .no),
    ("['a'].exists(w, unknown.contains(w) || is_new)", .yes), ("['a'].all(w, unknown.contains(w))", .unknown),
    ("(is_new ? reason : unknown).startsWith('U')", .yes), ("has(unknown) && unknown.startsWith('a')", .no),
    ("[1, 2].exists(i, i == unknown_n)", .unknown), ("[3].exists(i, i == n || i == unknown_n)", .yes),
    ("failed.startsWith('a')", .error), ("failed.startsWith(unknown)", .error), ("size(failed) > 1 || is_new", .yes),
    ("['a'].exists(w, unknown.contains(w) || failed.contains(w))", .error), ("reason.substring(99) == ''", .error),
    ("int(reason) > 1", .error), ("int(reason) > 1 || is_new", .yes),
  ])
  func `what is not there is absorbed as everywhere`(condition: String, expected: Scalar) throws {
    #expect(try host.evaluate(condition, expecting: .bool) == expected, "\(condition)")
  }

  @Test(arguments: [
    ("never.startsWith('a')", Scalar.no), ("!never.startsWith('a')", .yes), ("never.matches('a')", .no),
    ("never.lowerAscii() == 'a'", .no), ("never.lowerAscii() != 'a'", .yes), ("never.lowerAscii() in ['a']", .no),
    ("never.lowerAscii() in list.many", .no), ("size(never) > 1", .no), ("size(never) != 1", .yes),
    ("size(never) + 1 > 1", .unknown), ("never + 'a' == 'b'", .unknown), ("['a'].exists(w, never.contains(w))", .no),
    ("['a'].all(w, !never.contains(w))", .yes), ("['a'].all(w, size(never) + 1 > 0)", .unknown),
    ("[1].exists(i, i == never_n)", .no), ("[1].exists(i, i != never_n)", .yes),
    ("[1].exists(i, i + never_n > 0)", .unknown),
    ("isIP(never)", .no), ("['a'].exists(w, never == w || is_new)", .yes),
  ])
  func `never answers questions with no, and what is made of it is never`(condition: String, expected: Scalar) throws {
    #expect(try host.evaluate(condition, expecting: .bool) == expected, "\(condition)")
  }

  @Test func `what a computed part reads is told`() throws {
    let checked = try host.compiled("amount > 5 && [limit.words].exists(i, size(reason) > i + n)", expecting: .bool)
    #expect(checked.slots == [0, 3, 5])
    #expect(checked.names == ["amount", "limit.words", "n", "reason"])
    #expect(checked.cost > 6)
  }

  @Test func `without a table of texts a text that is looked into is an error`() throws {
    let program = try host.compiled("reason.startsWith('a') || n > 1").bind { _ in 1 }
    let states = host.variables.map(\.value.state)
    #expect(Host.run(program, states, host.variables.map { $0.value.bits { _ in 1 } }) == .yes)
    let alone = try host.compiled("reason.startsWith('a')").bind { _ in 1 }
    #expect(Host.run(alone, states, host.variables.map { $0.value.bits { _ in 1 } }) == .error)
  }

  @Test func `all computed parts of one evaluation share a budget`() throws {
    let loop = "lists.range(90).map(i, lists.range(90).filter(j, i * j == n)).size() == 0"
    #expect(try host.evaluate(loop) == .no)
    #expect(try host.evaluate(Array(repeating: "(\(loop))", count: 40).joined(separator: " || ")) == .error)
    #expect(try host.evaluate("lists.range(1000000).size() > n") == .error)
    #expect(try host.evaluate("lists.range(1000000).size() > n || is_new") == .yes)
  }
}
