import CEL
import Testing

@Suite struct EvaluationTests {
  let host = Host(
    variables: [
      ("n", .int(7)), ("m", .int(-2)), ("u", .uint(5)), ("x", .double(2.5)), ("yes", .bool(true)), ("no", .bool(false)),
      ("type", .text("transfer")), ("profile.zone", .text("Asia/Shanghai")), ("biggest", .int(.max)),
      ("smallest", .int(.min)), ("zero", .int(0)), ("nan", .double(.nan)), ("huge", .double(1e300)),
      ("opened", .timestamp(1_000_000)), ("uzero", .uint(0)),
    ],
    constants: [
      ("list.known", .texts(["transfer", "bill"])), ("list.many", .numbers((0..<40).map { Number("\($0 * 3)")! })),
      ("limit.few", .written("3")), ("limit.share", .written("0.5")), ("on", .bool(true)), ("kind", .text("bill")),
    ])

  @Test(arguments: [
    ("1 + 2 * 3", Scalar.int(7)), ("(1 + 2) * 3", .int(9)), ("n - m - 1", .int(8)), ("n / m", .int(-3)),
    ("n % m", .int(1)), ("-n", .int(-7)), ("--n", .int(7)), ("-9223372036854775808", .int(.min)),
    ("0x1F + 0", .int(31)), ("u + 2u", .int(7)), ("u - 6u", .error), ("u * 3", .int(15)), ("u / uzero", .unknown),
    ("x * 2", .double(5)), ("x + n", .double(9.5)), ("n - x", .double(4.5)), ("1e3 / x", .double(400)),
    ("-x", .double(-2.5)), ("n / zero", .unknown), ("n % zero", .unknown), ("x / 0", .unknown),
    ("biggest + 1", .error), ("smallest - 1", .error), ("-smallest", .error), ("smallest / -1", .error),
    ("smallest % -1", .error), ("biggest * 2", .error), ("int(huge)", .error), ("int(nan)", .error),
    ("int(x)", .int(2)),
    ("int(-2.9)", .int(-2)), ("double(n) / 2", .double(3.5)), ("9007199254740993.0 + x", .double(9007199254740994.5)),
  ])
  func `arithmetic is exact or says that it is not`(text: String, expected: Scalar) throws {
    #expect(try host.evaluate(text) == expected)
  }

  @Test(arguments: [
    "n == 7", "7 == n", "n != 8", "n < 8", "n <= 7", "n > 6", "n >= 7", "m < 0", "x == 2.5", "x > 2", "x < 3", "2 < x",
    "n > 6.5", "n > x", "x < n", "n in [1, 7]", "x in [1, 2.5]", "n in [6.5, 7]", "!(n in [1, 2])", "m in [-2]",
    "n in list.many || n == 7", "!(n in list.many)", "int(x) * 3 in list.many", "u in [5]", "u == 5u", "u > 4",
    "type == 'transfer'", "type != \"bill\"", "type in ['bill', 'transfer']", "type in list.known",
    "profile.zone == 'Asia/Shanghai'", "!(profile.zone in list.known)", "kind in list.known", "kind == 'bill'",
    "yes", "!no", "yes && !no", "no || yes", "no ? no : yes", "yes && yes && yes && !no", "yes == true", "no < yes",
    "on", "has(n)", "has(profile.zone)", "has(limit.few)", "n > limit.few", "x > limit.share", "x * limit.few == 7.5",
    "n * limit.few == 21", "!(nan == nan)", "nan != nan", "!(nan < 1) && !(nan >= 1)", "!(nan in [1, 2])",
    "x in [n, 2.5, m]", "n in [m, n]", "type in [profile.zone, 'transfer']", "!(n in [])", "null == null",
    "(n > 3 ? 2 : 1) == 2", "(yes ? x : 1) == 2.5", "n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]",
    "!(n in [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])", "x in [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]",
    "-0.0 in [0.0]", "x - x in [-0.0]", "smallest in [1, 2, 3, 4, 5, 6, 7, 8, 9, -9223372036854775808]",
    "opened > timestamp('1970-01-01T00:00:00Z')", "true // a comment", "n\n  ==\n 7",
    "yes || no && no", "n > 1 == true",
  ])
  func `these hold`(text: String) throws {
    #expect(try host.evaluate(text, expecting: .bool) == .yes)
  }

  @Test(arguments: [
    (#"'a\n\t\\\'\x41\u0042\U00000043\101\?'"#, "a\n\t\\'ABCA?"), (#"r'a\n'"#, #"a\n"#), (#""it's""#, "it's"),
    ("'''two\nlines'''", "two\nlines"), ("\"\"\"say \"yes\" now\"\"\"", #"say "yes" now"#),
    (#"R"\d""#, #"\d"#), ("'转出'", "转出"), ("''", ""), ("'''a''b'''", "a''b"),
  ])
  func `a text literal is the text it spells`(text: String, expected: String) throws {
    var seen: [String] = []
    _ = try host.compiled(text).bind { text in
      seen.append(text)
      return 1
    }
    #expect(seen.map { Array($0.unicodeScalars) } == [Array(expected.unicodeScalars)])
  }

  @Test func `texts that Swift thinks equal are not`() throws {
    var seen: [[Unicode.Scalar]] = []
    _ = try host.compiled(#"type in ['\u00e9', 'e\u0301']"#).bind { text in
      seen.append(Array(text.unicodeScalars))
      return Int64(seen.count)
    }
    #expect(seen == [["\u{e9}"], ["e", "\u{301}"]])
  }

  @Test func `what an expression reads is known`() throws {
    let checked = try host.compiled("n > limit.few && type in list.known && n > m")
    #expect(checked.slots == [0, 1, 6])
    #expect(checked.names == ["limit.few", "list.known", "m", "n", "type"])
    #expect(checked.type == .bool)
    #expect(checked.text == "n > limit.few && type in list.known && n > m")
    #expect(checked.place == Host.place)
    #expect(checked.cost == 6)
  }

  @Test func `the expected type is what literals and ints become`() throws {
    #expect(try host.evaluate("60", expecting: .double) == .double(60))
    #expect(try host.evaluate("60", expecting: .money) == .int(6000))
    #expect(try host.evaluate("n", expecting: .double) == .double(7))
    #expect(try host.evaluate("'90d'", expecting: .duration) == .int(7_776_000_000))
    #expect(try host.compiled("60").type == .int)
    #expect(try host.compiled("0.5").type == .double)
  }

  @Test func `the longest declared name wins, and a later declaration replaces an earlier`() throws {
    var host = Host(variables: [("a", .int(1)), ("a.b", .int(2))])
    #expect(try host.evaluate("a.b") == .int(2))
    #expect(try host.evaluate("a") == .int(1))
    host.variables.append(("a", .int(3)))
    #expect(try host.evaluate("a") == .int(3))
  }

  @Test func `standard mode knows no money, days or mixed numbers`() throws {
    var standard = host
    standard.options = .standard
    #expect(try standard.evaluate("n / zero") == .error)
    #expect(try standard.evaluate("n % zero") == .error)
    #expect(try standard.evaluate("u / uzero") == .error)
    #expect(try standard.evaluate("x / 0.0") == .double(.infinity))
    #expect(try standard.evaluate("duration('24h') == duration('1440m')") == .yes)
    for text in ["x > 2", "x == n", "u == 5", "duration('1h') > '1m'", "duration('1d') == duration('1h')", "1 + 1.0"] {
      #expect(standard.errors(text).count == 1, "\(text)")
      #expect(!standard.errors(text)[0].hasPrefix("compiled"), "\(text)")
    }
  }
}

/// The conditions of the language's example rules, as they are written there.
@Suite struct ExampleRuleTests {
  let host = Host(
    variables: [
      ("sim_changed_72h", .int(1)), ("device_age", .duration(660_000)), ("amount", .money(480_000)),
      ("balance", .money(500_000)), ("payee_age", .absent(.duration, .never)), ("account_age", .duration(432_000_000)),
      ("senders_24h", .int(4)), ("in_24h", .money(400_000)), ("out_24h", .money(370_000)),
      ("since_in", .duration(7_200_000)), ("account", .text("M")), ("failed_15m", .int(3)),
      ("reason", .text("details")),
      ("cards_1h", .int(1)), ("device_accounts", .absent(.int, .unknown)),
    ],
    constants: [
      ("limit.real_out", .written("500")), ("limit.mule_in", .written("2000")),
      ("list.known_collectors", .texts(["T"])),
    ])

  @Test(arguments: [
    ("sim_changed_72h > 0", Scalar.yes), ("device_age < '24h'", .yes), ("amount >= limit.real_out", .yes),
    ("amount / balance >= 0.5", .yes), ("amount / balance >= 0.9", .yes), ("payee_age > '90d'", .no),
    ("payee_age < '1h'", .no), ("account_age < '30d'", .yes), ("senders_24h >= 3", .yes),
    ("in_24h >= limit.mule_in", .yes), ("out_24h / in_24h >= 0.8", .yes), ("since_in < '3h'", .yes),
    ("account in list.known_collectors", .no), ("senders_24h >= 8", .no), ("device_accounts >= 3", .unknown),
    ("failed_15m >= 3", .yes), ("reason in ['network', 'details', 'balance']", .yes), ("cards_1h >= 3", .no),
  ])
  func `the example conditions`(text: String, expected: Scalar) throws {
    #expect(try host.evaluate(text, expecting: .bool) == expected)
  }
}
