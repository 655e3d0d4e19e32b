import CEL
import Testing

/// Functions of the standard and of the extensions; what each gives, and when it gives nothing.
@Suite struct FunctionTests {
  @Test(arguments: [
    // conversions
    ("int('-42')", "int -42"), ("int(4.9)", "int 4"), ("int(-4.9)", "int -4"), ("int(7u)", "int 7"),
    ("int(timestamp('1970-01-01T00:01:00Z'))", "int 60"), ("uint('7')", "uint 7"), ("uint(4.9)", "uint 4"),
    ("double('1.5e3')", "double 1500"), ("double('-Infinity')", "double -Infinity"), ("double('nan')", "double NaN"),
    ("string(1e21)", "string 1e+21"), ("string(123456789012345680000.0)", "string 123456789012345680000"),
    ("string(0.0001)", "string 0.0001"), ("string(0.00001)", "string 1e-05"), ("string(-0.0)", "string -0"),
    ("string(1.0)", "string 1"), ("string(123.456)", "string 123.456"), ("string(2u)", "string 2"),
    ("string(b'abc')", "string abc"), ("string(true)", "string true"), ("bytes('é').size()", "int 2"),
    ("bool('t')", "bool true"), ("bool('FALSE')", "bool false"), ("type(1u)", "type uint"), ("dyn([1])", "list [1]"),
    // texts
    ("'hello'.charAt(4)", "string o"), ("'hello'.charAt(5)", "string "), ("'tacocat'.indexOf('ac')", "int 1"),
    ("'tacocat'.indexOf('a', 3)", "int 5"), ("'tacocat'.indexOf('')", "int 0"), ("'tacocat'.lastIndexOf('a')", "int 5"),
    ("'tacocat'.lastIndexOf('a', 4)", "int 1"), ("'tacocat'.lastIndexOf('')", "int 7"),
    ("'aaa'.lastIndexOf('aa')", "int 1"),
    ("'TacoÉ'.lowerAscii()", "string tacoÉ"), ("'tacoé'.upperAscii()", "string TACOé"),
    ("'aXbXc'.replace('X', '-')", "string a-b-c"), ("'aXbXc'.replace('X', '-', 1)", "string a-bXc"),
    ("'ab'.replace('', '-')", "string -a-b-"), ("'ab'.replace('', '-', 2)", "string -a-b"),
    ("'aXbXc'.split('X')", "list [a, b, c]"), ("'aXbXc'.split('X', 2)", "list [a, bXc]"),
    ("'abc'.split('')", "list [a, b, c]"),
    ("'abc'.split('', 2)", "list [a, bc]"), ("'a'.split('a')", "list [, ]"), ("'a,b'.split(',', 0)", "list []"),
    ("'tacocat'.substring(4)", "string cat"), ("'tacocat'.substring(0, 4)", "string taco"),
    ("'abc'.substring(3)", "string "),
    ("'\\u3000 a b\\n'.trim()", "string a b"), ("'añb'.reverse()", "string bña"),
    ("['a', 'b'].join('-')", "string a-b"),
    ("['a', 'b'].join()", "string ab"), ("[].join('-')", "string "), ("strings.quote('a\"\\n')", "string \"a\\\"\\n\""),
    ("'añb'.contains('ñ')", "bool true"), ("'abc'.endsWith('bc')", "bool true"), ("'abc'.endsWith('')", "bool true"),
    ("'aab'.contains('ab')", "bool true"), ("'abab'.contains('abb')", "bool false"),
    // format
    (
      "'%s|%d|%.2f|%e|%x|%X|%o|%b|%%'.format(['a', 5, 2.555, 1.0, 255, 255, 8, true])",
      "string a|5|2.56|1.000000e+00|ff|FF|10|1|%"
    ),
    ("'%.0f %.0f %.0f'.format([0.5, 1.5, 2.5])", "string 0 2 2"), ("'%.3f'.format([1.0005])", "string 1.000"),
    ("'%.2f'.format([999.999])", "string 1000.00"), ("'%.1e'.format([9.96])", "string 1.0e+01"),
    ("'%.0e'.format([0.0])", "string 0e+00"),
    ("'%.3e'.format([1.0e-7])", "string 1.000e-07"), ("'%f'.format([-0.0])", "string -0.000000"),
    ("'%.20f'.format([0.1])", "string 0.10000000000000000555"), ("'%x'.format(['é'])", "string c3a9"),
    ("'%s'.format([{'b': [1, null], 'a': 1.5}])", "string {a: 1.5, b: [1, null]}"),
    ("'%x'.format([-255])", "string -ff"),
    // lists and sets
    ("[1, 2, 3].slice(1, 3)", "list [2, 3]"), ("[[1], [2, [3]]].flatten()", "list [1, 2, [3]]"),
    ("[[1], [2, [3]]].flatten(2)", "list [1, 2, 3]"), ("[1, 2, 1].distinct()", "list [1, 2]"),
    ("[3, 1, 2].sort()", "list [1, 2, 3]"),
    ("lists.range(3)", "list [0, 1, 2]"), ("[1, 2].reverse()", "list [2, 1]"), ("[1, 2].sum()", "int 3"),
    ("[].sum()", "int 0"),
    ("[1.5, 2.0].sum()", "double 3.5"), ("[3, 1].min()", "int 1"), ("['b', 'a'].max()", "string b"),
    ("sets.contains([1, 2], [2])", "bool true"), ("sets.equivalent([1, 1], [1])", "bool true"),
    ("sets.intersects([1], [2])", "bool false"),
    // math
    ("math.greatest(1, 2.5, 2u)", "double 2.5"), ("math.least([3, 1, 2])", "int 1"), ("math.greatest(1)", "int 1"),
    ("math.ceil(1.2)", "double 2"), ("math.floor(-1.2)", "double -2"), ("math.round(-1.5)", "double -2"),
    ("math.trunc(-1.7)", "double -1"), ("math.abs(-5)", "int 5"), ("math.sign(-2.5)", "double -1"),
    ("math.sqrt(9)", "double 3"),
    ("math.isNaN(0.0 / 0.0)", "bool true"), ("math.isInf(1.0 / 0.0)", "bool true"), ("math.isFinite(1.0)", "bool true"),
    ("math.bitAnd(6, 3)", "int 2"), ("math.bitOr(6u, 1u)", "uint 7"), ("math.bitXor(6, 3)", "int 5"),
    ("math.bitNot(0)", "int -1"),
    ("math.bitShiftLeft(1, 64)", "int 0"), ("math.bitShiftRight(-1024, 3)", "int 2305843009213693824"),
    // encoders
    ("base64.encode(b'hello')", "string aGVsbG8="), ("base64.decode('aGVsbG8')", "bytes hello"),
    ("base64.decode('aGVsbG8=')", "bytes hello"), ("base64.encode(b'')", "string "),
    // network
    ("ip('192.168.0.1').family()", "int 4"), ("string(ip('2001:DB8:0:0:0:0:0:68'))", "string 2001:db8::68"),
    ("string(ip('1:0:0:2:0:0:0:3'))", "string 1:0:0:2::3"), ("string(ip('1:0:2:3:4:5:6:7'))", "string 1:0:2:3:4:5:6:7"),
    ("string(ip('::'))", "string ::"), ("isIP('1.2.3')", "bool false"), ("isIP('01.2.3.4')", "bool false"),
    ("isIP('1::2::3')", "bool false"), ("isIP('1:2:3:4:5:6:7:8:9')", "bool false"),
    ("isIP('1:2:3:4:5:6:7:')", "bool false"),
    ("cidr('10.1.2.3/8').masked()", "net.CIDR 10.0.0.0/8"),
    ("cidr('10.0.0.0/8').containsIP('10.255.0.1')", "bool true"),
    ("cidr('::/0').containsIP('::1')", "bool true"), ("cidr('0.0.0.0/0').containsIP('::1')", "bool false"),
    ("isCIDR('10.0.0.0/33')", "bool false"), ("cidr('10.0.0.0/8').containsCIDR('10.0.0.0/7')", "bool false"),
    ("cidr('10.0.0.0/8').prefixLength()", "int 8"), ("ip('255.255.255.255').isGlobalUnicast()", "bool false"),
  ])
  func `what they give`(text: String, outcome: String) { #expect(Evaluated.outcome(text) == outcome) }

  @Test(arguments: [
    "'abc'.charAt(4)", "'abc'.charAt(-1)", "'abc'.indexOf('a', 4)", "'abc'.lastIndexOf('a', -1)", "'abc'.substring(4)",
    "'abc'.substring(2, 1)", "'abc'.substring(-9223372036854775808)", "'%d'.format(['a'])", "'%d'.format([])",
    "'%'.format([1])",
    "'%q'.format([1])", "'%.99999f'.format([1.0])", "'%.f'.format([1.0])", "[1].slice(0, 2)", "[1].slice(-1, 1)",
    "[1].flatten(-1)",
    "lists.range(9223372036854775807)", "[].min()", "math.abs(-9223372036854775808)", "math.bitShiftLeft(1, -1)",
    "base64.decode('a')", "base64.decode('é')", "base64.decode('aa=a')", "ip('1.2.3.256')", "ip('::ffff:1.2.3.4')",
    "ip('fe80::1%e')",
    "cidr('1.2.3.4')", "cidr('1.2.3.4/')", "cidr('1.2.3.4/-1')", "[9223372036854775807, 1].sum()", "double('1e400')",
    "double('0x1p3')",
    "int('0x10')", "int('')", "int(' 1')", "uint('-0')", "int(9223372036854775808.0)", "uint(18446744073709551616.0)",
    "[dyn(1), 'a'].sort()", "[dyn('a')].sum()", "math.greatest([dyn('a'), 1])",
    "'a'.matches(['('][size([1].map(x, x)) - 1])",
  ])
  func `when they give nothing`(text: String) { #expect(Evaluated.outcome(text).hasPrefix("no value: ")) }

  @Test(arguments: [
    ("size(1)", "`size` does not take int"), ("'a'.size(1)", "`size` takes 0 arguments, not 1"),
    ("charAt('a', 1)", "`charAt` is called on a value"), ("'a'.int()", "`int` is not called on a value"),
    ("'a'.startWith('a')", "there is no function `startWith`"), ("1 + 1.0", "`+` does not take int and double"),
    ("'a'.matches('(')", "the pattern is wrong: a `(` is not closed"),
  ])
  func `what is refused`(text: String, message: String) { #expect(Evaluated.outcome(text) == "refused: \(message)") }
}
