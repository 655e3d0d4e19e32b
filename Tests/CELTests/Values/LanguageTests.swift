import CEL
import Testing

/// The core of the language over values.
@Suite struct LanguageTests {
  @Test(arguments: [
    "1 == 1.0 || true", "dyn(1) == 1.0", "dyn(1) == 1u", "dyn(1u) == 1.0", "dyn(1) != 1.5", "dyn(-1) < 1u",
    "dyn(1) < 1.5", "dyn(2u) > 1.5", "!(0.0/0.0 == 0.0/0.0)", "!(0.0/0.0 < 1.0)", "!(0.0/0.0 >= 1.0)",
    "[1, 2] == [1, 2]", "[1, 2] != [2, 1]", "[1, dyn('a')] != [1, 2]", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}",
    "{1: 'a'} == {dyn(1u): 'a'}", "{'a': 1}.a == 1", "{'a': {'b': 2}}.a.b == 2", "{'a': 1}['a'] == 1", "[4, 5][1] == 5",
    "[4, 5][dyn(1u)] == 5", "[4, 5][dyn(1.0)] == 5", "{1: 'x'}[dyn(1.0)] == 'x'", "1 in [1, 2]", "!(3 in [1, 2])",
    "'a' in {'a': 1}", "dyn(1.0) in {1: 2}", "!(dyn(1.5) in {1: 2})", "has({'a': null}.a)", "!has({'a': 1}.b)",
    "'a' < 'b'", "'a' < 'aa'", "'Z' < 'a'", "b'a' < b'b'", "false < true", "'a' + 'b' == 'ab'", "b'a' + b'b' == b'ab'",
    "[1] + [2] == [1, 2]", "null == null", "type(1) == int", "type([1]) == type(['a'])", "type(type) == type",
    "type(null) == null_type", "size('añb') == 3", "size([1, 2]) == 2", "size({1: 2}) == 1", "b'añb'.size() == 4",
    "{'for': 1}.for == 1", "{'content-type': 1}.`content-type` == 1", "[1, 2,] == [1, 2]", "{'a': 1,} == {'a': 1}",
    "-9223372036854775808 < 0", "0x10 == 16", ".5 == 0.5", "1e3 == 1000.0", "b'\\xff\\377'.size() == 2",
    "'\\u00e9' != 'e\\u0301'", "true ? true : 1/0 > 0", "5 % -3 == 2", "-5 % 3 == -2", "7 / -2 == -3",
    "18446744073709551615u > 0u", "'a\\'b' == \"a'b\"", "r'\\d' == '\\\\d'", "'''a\nb''' == 'a\\nb'",
    "{} == {}", "[] == []", "1u + 2u == 3u", "!!true", "--1 == 1", "{true: 1, 2: 'b', 3u: 'c', 'd': 4}[3u] == 'c'",
  ])
  func `these hold`(text: String) {
    #expect(Evaluated.outcome(text, checked: !text.hasPrefix("1 == 1.0")) == "bool true")
  }

  @Test(arguments: [
    ("1 / 0", "division by zero"), ("1 % 0", "remainder of a division by zero"), ("1u / 0u", "division by zero"),
    ("9223372036854775807 + 1", "the result does not fit 64 bits"), ("0u - 1u", "the result does not fit 64 bits"),
    ("-(-9223372036854775808)", "the result does not fit 64 bits"),
    ("-9223372036854775808 / -1", "the result does not fit 64 bits"),
    ("-9223372036854775808 % -1", "the result does not fit 64 bits"),
    ("9223372036854775807 * 2", "the result does not fit 64 bits"),
    ("{'a': 1}.b", "no such key: 'b'"), ("{1: 2}[3]", "there is no element 3"), ("[1][1]", "there is no element 1"),
    ("[1][-1]", "there is no element -1"), ("[1][dyn('a')]", "a list is indexed with an int, not string"),
    ("{1: 2}[dyn(b'')]", "a value of type bytes is no key of a map"),
    ("{'a': 1, 'a': 2}", "the key stands twice in the map"),
    ("{dyn(1): 1, 1u: 2}", "the key stands twice in the map"),
    ("{dyn(1.0): 2}", "a value of type double is no key of a map"),
    ("dyn(1) + 'a'", "no such overload: `+` does not take int and string"),
    ("dyn(1).a", "a value of type int has no field `a`"), ("dyn(1)[0]", "a value of type int cannot be indexed"),
    ("dyn('a') && true", "no such overload: a condition is needed, this is string"),
    ("dyn(1) < 'a'", "no such overload: `<` does not take int and string"),
    ("dyn(1) ? 1 : 2", "a condition is needed before `?`"), ("!dyn(1)", "no such overload: `!` does not take int"),
    ("int('a')", "'a' is no int"), ("int(1e30)", "the number is out of range"),
    ("uint(-1)", "the number is out of range"),
    ("bool('yes')", "'yes' is no bool"), ("string(b'\\xff')", "the bytes are no text: they are not UTF-8"),
    ("x", "`x` has no value"),
  ])
  func `these have no value`(text: String, message: String) {
    var environment = Environment(options: .standard)
    environment.declare("x", .int)
    #expect(Evaluated.outcome(text, in: environment) == "no value: \(message)")
  }

  @Test(arguments: [
    ("true || 1/0 > 0", "bool true"), ("1/0 > 0 || true", "bool true"), ("1/0 > 0 && false", "bool false"),
    ("false && 1/0 > 0", "bool false"), ("1/0 > 0 || false", "no value: division by zero"),
    ("dyn('a') && false", "bool false"), ("dyn('a') || true", "bool true"),
    ("{}.a || 1/0 > 0", "no value: no such key: 'a'"),
  ])
  func `logic absorbs failures`(text: String, outcome: String) { #expect(Evaluated.outcome(text) == outcome) }

  @Test func `what is not checked fails when it is evaluated, if at all`() {
    #expect(Evaluated.outcome("x || true", checked: false) == "bool true")
    #expect(Evaluated.outcome("f(1) || true", checked: false) == "bool true")
    #expect(Evaluated.outcome("x", checked: false) == "no value: `x` is not known")
    #expect(Evaluated.outcome("f(1)", checked: false) == "no value: there is no function `f`")
    #expect(Evaluated.outcome("'a'.size(1, 2)", checked: false) == "no value: `size` takes 0 arguments, not 2")
    #expect(Evaluated.outcome("[1, 'a'] == [1]", checked: false) == "bool false")
    #expect(Evaluated.outcome("1 == 1.0", checked: false) == "bool true")
  }

  @Test func `a long list of constants is looked into as if one by one`() {
    let list = "[1, 2, 3u, 'a', 'e\\u0301', true, 7, 8, 9, 10]"
    for text in ["1", "1.0", "3", "3u", "'a'", "'e\\u0301'", "true", "10.0"] {
      #expect(Evaluated.outcome("dyn(\(text)) in \(list)") == "bool true")
      #expect(Evaluated.outcome("x in \(list)", ["x": (try? Evaluated.value(text)) ?? .null]) == "bool true")
    }
    for value in [Value.double(1.5), .null, .list([]), .string("\u{e9}"), .bool(false), .uint(.max), .double(.nan)] {
      #expect(Evaluated.outcome("x in \(list)", ["x": value]) == "bool false")
    }
    let large = "[1, 2, 3, 4, 5, 6, 7, 8, 9007199254740993]"
    #expect(Evaluated.outcome("x in \(large)", ["x": .double(9_007_199_254_740_992)]) == "bool true")
  }

  @Test func `a failure says where it is and what failed`() throws {
    let failure = #expect(throws: EvaluationFailure.self) {
      try Evaluated.value(
        "event.amount > 5 &&\n  event.device.id == 'D'",
        ["event": .map(MapValue([(.string("amount"), .int(6)), (.string("device"), .map(MapValue([])!))])!)])
    }
    let found = try #require(failure)
    #expect(found.place == SourcePlace(file: "a.cel", line: 2, column: 3))
    #expect(found.path == "event.device.id")
    #expect(found.message == "no such key: 'id'")
    #expect(found.hint == "ask has(….id) before, or write .?id")
  }

  @Test func `texts that Swift thinks equal are different keys, members, sizes and places`() {
    #expect(Evaluated.outcome("{'\\u00e9': 1, 'e\\u0301': 2}['e\\u0301']") == "int 2")
    #expect(Evaluated.outcome("'\\u00e9' in ['e\\u0301']") == "bool false")
    #expect(Evaluated.outcome("[size('\\u00e9'), size('e\\u0301')]") == "list [1, 2]")
    #expect(Evaluated.outcome("'xe\\u0301'.indexOf('\\u0301')") == "int 2")
    #expect(Evaluated.outcome("'e\\u0301'.charAt(0)") == "string e")
    #expect(Evaluated.outcome("'e\\u0301'.contains('e')") == "bool true")
    #expect(Evaluated.outcome("'e\\u0301'.startsWith('\\u00e9')") == "bool false")
    #expect(Evaluated.outcome("'\\u1100\\u1161' < '\\uac00'") == "bool true")
    #expect(Evaluated.outcome("['\\u00e9', 'e\\u0301'].distinct().size()") == "int 2")
    #expect(Evaluated.outcome("'\\r\\n'.size()") == "int 2")
  }
}

@Suite struct NameTests {
  @Test func `the longest name wins, the innermost container first, a macro's variable before all`() {
    var environment = Environment(options: .standard)
    let values: [String: Value] = [
      "a.b.c": .string("long"), "a.b": .map(MapValue([(.string("c"), .string("short")), (.string("d"), .int(7))])!),
      "n.x": .int(1), "x": .int(2), "n.m.y": .int(3),
    ]
    for name in values.keys { environment.declare(name, .dyn) }
    func outcome(_ text: String) -> String { Evaluated.outcome(text, values, in: environment) }
    #expect(outcome("a.b.c") == "string long")
    #expect(outcome("a.b.d") == "int 7")
    #expect(outcome("x") == "int 2")
    environment.container = "n.m"
    #expect(outcome("x") == "int 1")
    #expect(outcome(".x") == "int 2")
    #expect(outcome("y") == "int 3")
    #expect(outcome("[5].map(x, x)[0]") == "int 5")
    #expect(outcome("[5].map(x, .x)[0]") == "int 2")
    #expect(outcome("[{'b': {'c': 1}}].map(a, a.b.c)[0]") == "int 1")
    #expect(outcome("x.size()") == "no value: no such overload: `size` does not take int")
  }

  @Test func `a declared function is checked, and has no value`() {
    var environment = Environment(options: .standard)
    environment.container = "a"
    environment.declare(function: "a.pair", [Signature([.parameter("T"), .int], .list(.parameter("T")))])
    environment.declare(function: "twice", [Signature([.string], .string, isMember: true)])
    #expect(Evaluated.errors("pair('x', 1)[0].twice()", in: environment) == ["compiled as string"])
    #expect(Evaluated.outcome("pair('x', 'y')", in: environment) == "refused: `a.pair` does not take string and string")
    #expect(
      Evaluated.outcome("pair('x', 1)", in: environment) == "no value: `a.pair` is declared, but has no meaning here")
  }

  @Test func `plans of other implementations are read where the host says so`() {
    var environment = Environment(options: .standard)
    environment.knowsPlanMacros = true
    let plan = "cel.block([[1, 2], cel.index(0).map(cel.iterVar(0, 0), cel.iterVar(0, 0) * 2)], cel.index(1))"
    #expect(Evaluated.outcome(plan, in: environment) == "list [2, 4]")
    #expect(Evaluated.outcome("cel.block([1 / 0, 2], cel.index(1))", in: environment) == "int 2")
    #expect(Evaluated.outcome("cel.block([1], cel.index(1))", in: environment).hasPrefix("refused: "))
    #expect(Evaluated.outcome("cel.block(1, 2)", in: environment) == "refused: a block begins with a list")
    #expect(Evaluated.outcome("[1].map(cel.iterVar(x, 0), 1)", in: environment).hasPrefix("refused: "))
  }

  @Test func `functions have a space of their own`() {
    #expect(Evaluated.outcome("size(size) + type", ["size": .string("abc"), "type": .int(1)]) == "int 4")
  }
}
