import CEL
import Testing

/// What other implementations of CEL got wrong, by the chapters of the language: each line a mistake that somebody shipped.
@Suite struct PitfallTests {
  static let environment = {
    var environment = Environment(options: .standard)
    environment.container = "com.example"
    environment.declare("com.example.y", .int)
    environment.declare("y", .int)
    environment.declare("a.b.c", .int)
    environment.declare("a.b", .map(.string, .int))
    environment.declare("type", .string)
    environment.declare("size", .int)
    environment.declare("m", .map(.string, .dyn))
    return environment
  }()

  static let variables: [String: Value] = [
    "com.example.y": .int(1), "y": .int(2), "a.b.c": .int(3), "a.b": .map(MapValue([(.string("c"), .int(4))])!),
    "type": .string("transfer"), "size": .int(5),
    "m": .map(
      MapValue([
        (.string("for"), .int(1)), (.string("content-type"), .int(2)), (.string("null"), .null),
        (.string("x"), .int(3)),
      ])!),
  ]

  @Test(arguments: [
    // 1: tokens
    "-9223372036854775808 < 0", "0x10 == 16", ".99 < 1.0", "1e-324 == 0.0", "1.0 / -0.0 < 0.0", "m.for == 1",
    "m.`content-type` == 2", "has(m.`content-type`)", "'\\u00ff' == '\\377'", "b'\\xff' == b'\\377'",
    "size('\\xff') == 1",
    "b'\u{ff}' == b'\\xc3\\xbf'", "r'\\n'.size() == 2", "'''a\nb'''.size() == 3", "br'\\x' == b'\\\\x'",
    "1 == 1 // end",
    "form == 7",
    // 2: grammar
    "[1, 2,].size() == 2", "{'a': 1,}.size() == 1", "!!true", "--1 == 1", "-(-1) == 1",
    "(1 < 2) == true && true ? true : false", "true ? true : false ? false : true",
    // 3: names
    "y == 1", ".y == 2", "[7].all(y, y == 7)", "[7].all(y, .y == 2)", "a.b.c == 3", "a.b['c'] == 4",
    "[0].all(x, a.b.c == 3)", "type == 'transfer'", "size('abcdef') > size", "type(1) == int",
    "type(null) == null_type",
    // 4: values
    "type([1]) == type(['a'])", "type({4: 16}) == map", "'\\u00e9' != 'e\\u0301'", "m['null'] == null",
    "has({'a': null}.a)",
    "size('\u{1F44D}') == 1", "'\u{FFFF}' < '\u{10000}'", "{1: 'a'}[1u] == 'a'",
    // 5: equality, order, membership
    "dyn(1) == 1.0", "dyn(1u) == 1", "dyn(1) != 'a'", "!(0.0 / 0.0 == 0.0 / 0.0)", "0.0 / 0.0 != 0.0 / 0.0",
    "!(0.0 / 0.0 in [0.0 / 0.0])", "!(0.0 / 0.0 < 1.0) && !(0.0 / 0.0 >= 1.0)",
    "!(dyn(9223372036854775807) < 9223372036854775808.0)", "dyn(9223372036854775807) <= 9223372036854775808.0",
    "dyn(1) < 2u", "4.0 < dyn(10)", "dyn(10) > 4.0", "dyn([1, 'dos', 3]) != [1, 2, 4]",
    "dyn({1: 1.0, 2u: 3u}) == {1u: 1, 2: 3.0}", "3.0 in dyn({1: 0, 3u: 0})", "!(3.1 in dyn({1: 0, 3u: 0}))",
    "false < true",
    "b'\\x01' < b'\\xff'", "dyn({3u: 3.0})[3.0] == 3.0",
    // 6: arithmetic
    "-7 / 2 == -3", "-3 % 5 == -3", "43 % -5 == 3", "1.0 / 0.0 > 1e308", "[1] + [2] == [1, 2]", "b'a' + b'b' == b'ab'",
    // 7: logic and errors
    "1 / 0 > 1 || true", "!(1 / 0 > 1 && false)", "true || 1 / 0 > 1", "dyn('x') || true", "!(false && dyn('x'))",
    "true ? true : 1 / 0 > 0", "![1, 2, 3].all(e, 6 / (2 - e) == 6)", "[1, 0].exists(e, 1 / e == 1)",
    "[0, 1].exists(e, 1 / e == 1)", "{'a': 1, 'b': 2}.map(k, k) == ['a', 'b']",
    // 8: selection
    "[7, 8][dyn(0.0)] == 7", "[7, 8][dyn(1u)] == 8", "!has(m.missing)", "m.?missing.orValue(9) == 9", "has(m.x)",
    // 9: macros
    "[].all(x, false)", "![].exists(x, true)", "[1, 2].map(x, x > 1, x * 2) == [4]", "{1: 2}.all(k, v, v == 2)",
    "['a'].exists(i, v, i == 0 && v == 'a')", "cel.bind(x, 1 / 0, true)", "cel.bind(y, 5, y == 5)",
    "[1, 1].existsOne(x, x == 2) == false",
    // 10: functions
    "string(9876u) == '9876'", "string(1e21) == '1e+21'", "string(1e-7) == '1e-07'", "string(100.0) == '100'",
    "int(-1.9) == -1",
    "bool('TRUE') && !bool('f')", "double('-Infinity') < 0.0", "timestamp(0) == timestamp('1970-01-01T00:00:00Z')",
    "int(timestamp('1970-01-01T00:00:01Z')) == 1", "'abc'.matches('')", "'xay'.matches('a')",
    "string(duration('1h')) == '3600s'",
    // 11: time
    "timestamp('2009-02-13T23:31:30Z').getMonth() == 1", "timestamp('2009-02-13T23:31:30Z').getDayOfMonth() == 12",
    "timestamp('2009-02-13T23:31:30Z').getDate() == 13", "timestamp('2009-02-15T00:00:00Z').getDayOfWeek() == 0",
    "timestamp('2009-02-13T23:31:30Z').getHours('02:00') == 1", "duration('123.321456789s').getMilliseconds() == 321",
    "duration('1h34us') > duration('1h')",
    "timestamp('2009-02-13T23:31:30Z') - timestamp('2009-02-13T23:31:29Z') == duration('1s')",
    // 12: types
    "([].map(x, x) + [1])[0] == 1", "[optional.of(1), null][0] == optional.of(1)",
    // 13: extensions
    "'abc'.charAt(3) == ''", "'a,b'.split(',', 1) == ['a,b']", "'%.1f'.format([0.25]) == '0.2'",
    "'%.0f'.format([2.5]) == '2'",
    "'%s'.format([{'b': 1, 'a': 2}]) == '{a: 2, b: 1}'", "'%s'.format([duration('1h45m47s')]) == '6347s'",
    "math.greatest(1, 2.0, 3u) == 3u", "math.round(-1.5) == -2.0",
    "math.bitShiftRight(-1024, 3) == 2305843009213693824",
    "math.bitShiftLeft(1, 64) == 0", "base64.decode('aGVsbG8') == b'hello'", "{'k': null}.?k.hasValue()",
    "!optional.none().?x[?0].hasValue()", "ip('::ffff:c0a8:1') == ip('192.168.0.1')", "!isIP('::ffff:192.168.0.1')",
    "!isIP('fe80::1%eth0')", "'\u{1F44D}a'.indexOf('a') == 1", "'aXbX'.lastIndexOf('X') == 3",
    "' \u{2003}a '.trim() == 'a'",
  ])
  func `a line that others get wrong holds`(text: String) throws {
    var environment = Self.environment
    environment.declare("form", .int)
    var variables = Self.variables
    variables["form"] = .int(7)
    #expect(Evaluated.outcome(text, variables, in: environment) == "bool true", "\(text)")
  }

  @Test(arguments: [
    "9223372036854775807 + 1", "-9223372036854775807 - 2", "9223372036854775807 * 2",
    "-(dyn(-9223372036854775807) - 1) - 1",
    "(-9223372036854775807 - 1) / -1", "0u - 1u", "1 / 0", "1 % 0", "1u / 0u", "{'a': 1, 'a': 2}", "{0: 1, 0u: 2}",
    "{dyn(1.5): 1}",
    "{dyn(null): 1}", "dyn(null) < 1", "dyn('a') < 1", "!dyn(1)", "-dyn(1u)", "dyn('a') && dyn('b')",
    "dyn('cows') ? 1 : 17",
    "m.missing", "[1][1]", "[1][-1]", "[1][dyn(0.1)]", "dyn({3u: 3.0})[3.1]", "dyn({'a': 1})[b'']", "has(m.x.y)",
    "has(dyn(5).x)",
    "[1, 2].exists_one(x, x / 0 == 1)", "[1, 0].map(x, 1 / x)", "{'a': 1}.transformMapEntry(k, v, {'x': 1, 'y': 2}).z",
    "['a', 'b'].transformMapEntry(i, v, {'same': i})", "int(-9223372036854775808.0)", "int('0x10')", "int(' 1')",
    "uint(-1)", "int(1e99)",
    "bool('TrUe')", "string(b'\\xff')", "'a'.matches(m.x > 0 ? '(' : ')')", "timestamp('2024-01-01')",
    "timestamp('2024-01-01T1:00:00Z')",
    "timestamp('2024-01-01T00:00:00,5Z')", "timestamp('2024-01-01T00:00:00+24:01')",
    "timestamp('9999-12-31T23:59:59Z') + duration('1s')",
    "duration('292y')", "duration('9223372036s') + duration('1s')",
    "timestamp('9999-01-01T00:00:00Z') - timestamp('0001-01-01T00:00:00Z')",
    "timestamp(0).getHours('+25:00')", "'abcdefg'.indexOf('a', 30)", "'abc'.charAt(4)", "'%d'.format([null])",
    "'%s'.format([])", "'%z'.format([1])",
    "math.abs(-9223372036854775807 - 1)", "math.bitShiftLeft(1, -1)", "math.ceil(dyn(1))", "optional.none().value()",
    "dyn({'k': 0}).?k.absent",
    "dyn(1) + 1u", "dyn(1.0) + 1", "dyn(1.5) % dyn(1.0)",
  ])
  func `what must fail fails when it is evaluated, and traps nothing`(text: String) {
    let outcome = Evaluated.outcome(text, Self.variables, in: Self.environment)
    #expect(outcome.hasPrefix("no value: "), "\(text): \(outcome)")
  }

  @Test(arguments: [
    "1.", "'a\nb'", "9223372036854775808", "1e999", "'\\q'", "'\\ud800'", "'\\U00110000'", "b'\\u0041'", "'\\x4'",
    "'\\8'", "rb'a'", "for",
    "as", "void", "true.x = 1", "!-1", "a b", "[1,,2]", "f(1,)", "{,}", "1 ? 2", "1 : 2", "has(y)", "has(1)", "in",
    "1 in", "dyn", "1 + 1u", "1.0 + 1",
    "1 < 'a'", "'a' + 1", "[1].all(x.y, true)", "[1].map(x)", "Account{}", "m.`a$b`", "`y`", "x'", "((1)", "1)",
    "// nothing",
  ])
  func `what must not be read is refused`(text: String) {
    #expect(Evaluated.outcome(text, Self.variables, in: Self.environment).hasPrefix("refused: "), "\(text)")
  }
}
