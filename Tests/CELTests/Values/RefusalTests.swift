import CEL
import Testing

/// What authors of expressions over values read when one is refused; and what the suite of the specification has not one
/// case of: what must not be read.
@Suite struct RefusalTests {
  static let environment = {
    var environment = Environment(options: .standard)
    environment.declare("amount", .double)
    environment.declare("event", .map(.string, .dyn))
    environment.declare("opened", .timestamp)
    environment.declare("age", .duration)
    environment.declare("tags", .list(.string))
    return environment
  }()

  static let goldens = [
    """
    amuont > 5.0
    a.cel:1:1: error: `amuont` is not known
      amuont > 5.0
      ^~~~~~
      hint: did you mean `amount`?
    """,
    """
    amount > 5
    a.cel:1:8: error: `>` does not take double and int
      amount > 5
             ^
      hint: write a whole number as 500.0, or convert: double(n)
    """,
    """
    1u + 1
    a.cel:1:4: error: `+` does not take uint and int
      1u + 1
         ^
      hint: an int is written 5, an unsigned number 5u
    """,
    """
    opened < '2024-01-01'
    a.cel:1:8: error: `<` does not take timestamp and string
      opened < '2024-01-01'
             ^
      hint: write timestamp('2026-03-02T10:41:00+08:00')
    """,
    """
    age > '24h'
    a.cel:1:5: error: `>` does not take duration and string
      age > '24h'
          ^
      hint: write duration('24h')
    """,
    """
    amount && true
    a.cel:1:1: error: `&&` joins conditions, this is double
      amount && true
      ^~~~~~
      hint: a condition compares: `a > b`, `a == b`
    """,
    """
    amount ? 1 : 2
    a.cel:1:1: error: `?` needs a condition before it, this is double
      amount ? 1 : 2
      ^~~~~~
      hint: a condition compares: `a > b`, `a == b`
    """,
    """
    true ? 1 : 'a'
    a.cel:1:6: error: both sides of `:` need one type, these are int and string
      true ? 1 : 'a'
           ^
      hint: where both may come, write dyn(…) around one
    """,
    """
    tags['a']
    a.cel:1:6: error: a list is indexed with an int, this is string
      tags['a']
           ^~~
    """,
    """
    event[1]
    a.cel:1:7: error: the keys of the map are string, this is int
      event[1]
            ^
    """,
    """
    {1: 2}.a
    a.cel:1:8: error: the keys of map(int, int) are no texts
      {1: 2}.a
             ^
      hint: write m[key]
    """,
    """
    tags.size
    a.cel:1:6: error: a value of type list(string) has no field `size`
      tags.size
           ^~~~
      hint: `size` is a function: write .size(…)
    """,
    """
    amount[0]
    a.cel:1:7: error: a value of type double cannot be indexed
      amount[0]
            ^
    """,
    """
    'a'.map(x, x)
    a.cel:1:1: error: a macro goes over a list or a map, this is string
      'a'.map(x, x)
      ^~~
      hint: a text is no list; contains(), matches() look into it
    """,
    """
    tags.all(t.x, true)
    a.cel:1:10: error: a macro's variable is a plain name
      tags.all(t.x, true)
               ^~~
      hint: write l.map(x, x + 1)
    """,
    """
    tags.all(i, i, true)
    a.cel:1:13: error: the variable `i` stands twice
      tags.all(i, i, true)
                  ^
    """,
    """
    has(event)
    a.cel:1:5: error: `has` takes a field: has(m.name)
      has(event)
          ^~~~~
      hint: for a key write `key in m`
    """,
    """
    {1.5: 2}
    a.cel:1:2: error: a value of type double is no key of a map
      {1.5: 2}
       ^~~
      hint: keys are texts, ints, uints or bools
    """,
    """
    [?1]
    a.cel:1:3: error: `?` needs an optional, this is int
      [?1]
        ^
      hint: write optional.of(…), or m.?f
    """,
    """
    optional.of(1).optFlatMap(x, x)
    a.cel:1:30: error: an optional is needed, this is int
      optional.of(1).optFlatMap(x, x)
                                   ^
      hint: use optMap
    """,
    """
    'a'.startWith('b')
    a.cel:1:5: error: there is no function `startWith`
      'a'.startWith('b')
          ^~~~~~~~~
      hint: did you mean `startsWith`?
    """,
    """
    startsWith('a', 'b')
    a.cel:1:1: error: `startsWith` is called on a value
      startsWith('a', 'b')
      ^~~~~~~~~~
      hint: write value.startsWith(…)
    """,
    """
    'a'.charAt('b')
    a.cel:1:5: error: `charAt` does not take string and string
      'a'.charAt('b')
          ^~~~~~
      hint: it takes string and int
    """,
    """
    'a'.matches('a(b')
    a.cel:1:13: error: the pattern is wrong: a `(` is not closed
      'a'.matches('a(b')
                  ^~~~~
      hint: write \\( for the sign itself
    """,
    """
    'a'.matches('(?=b)')
    a.cel:1:13: error: the pattern is wrong: `(?=` is no group
      'a'.matches('(?=b)')
                  ^~~~~~~
      hint: looking ahead takes time without limit: RE2 has none
    """,
    """
    {1}
    a.cel:1:3: error: expected `:`, found `}`
      {1}
        ^
      hint: an entry of a map is written key: value
    """,
    """
    Account{id: 1}
    a.cel:1:8: error: `{` has no meaning here
      Account{id: 1}
             ^
      hint: messages of protocol buffers are not part of this CEL
    """,
    """
    b'\\u0041'
    a.cel:1:3: error: bytes have no escape for characters
      b'\\u0041'
        ^~~~~~
      hint: write the bytes: \\xC3, or the character itself
    """,
    """
    amount > 5 && nmae == 'x' && tags[0] > 1
    a.cel:1:8: error: `>` does not take double and int
      amount > 5 && nmae == 'x' && tags[0] > 1
             ^
      hint: write a whole number as 500.0, or convert: double(n)
    a.cel:1:15: error: `nmae` is not known
      amount > 5 && nmae == 'x' && tags[0] > 1
                    ^~~~
      hint: a text is written in quotes: 'nmae'
    a.cel:1:38: error: `>` does not take string and int
      amount > 5 && nmae == 'x' && tags[0] > 1
                                           ^
    """,
  ]

  @Test(arguments: goldens + PatternErrorTexts.goldens)
  func `every refusal says where, what and what to do`(golden: String) throws {
    let lines = golden.split(separator: "\n", maxSplits: 1).map(String.init)
    #expect(Evaluated.errors(lines[0], in: Self.environment).joined(separator: "\n") == lines[1])
  }

  @Test(arguments: [
    ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("[]", "list(dyn)"), ("{}", "map(dyn, dyn)"),
    ("{'a': [1u]}", "map(string, list(uint))"),
    ("[[], [1]]", "list(list(int))"), ("[1].map(x, 'a')", "list(string)"), ("{'a': 1}.?a", "optional(int)"),
    ("[optional.none(), optional.of(1)]", "list(optional(int))"),
    ("event.x", "dyn"), ("event.?x", "optional(dyn)"), ("amount > 1.0 ? 1 : dyn('a')", "dyn"), ("null", "null"),
    ("type(1)", "type"), ("ip('1.1.1.1')", "net.IP"),
    ("{'a': 1}.transformMap(k, v, 'x')", "map(string, string)"), ("cel.bind(x, 1, [x])", "list(int)"),
    ("dyn(1) + 1", "int"), ("dyn(1) + dyn(1)", "dyn"),
    ("[1, null]", "list(dyn)"), ("[opened, null]", "list(timestamp)"), ("opened - opened", "duration"),
    ("[].first()", "optional(dyn)"),
  ])
  func `types are found out`(text: String, type: String) throws {
    #expect(Evaluated.errors(text, in: Self.environment) == ["compiled as \(type)"])
  }
}
