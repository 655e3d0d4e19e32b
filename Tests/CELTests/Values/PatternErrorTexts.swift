/// What authors read when a regular expression is wrong, and of the rarer refusals.
enum PatternErrorTexts {
  static let goldens = [
    #"""
    'a'.matches('[z-a]')
    a.cel:1:13: error: the pattern is wrong: `z-a` runs backwards
      'a'.matches('[z-a]')
                  ^~~~~~~
    """#,
    #"""
    'a'.matches('[a')
    a.cel:1:13: error: the pattern is wrong: a `[` is not closed
      'a'.matches('[a')
                  ^~~~
      hint: write \[ for the sign itself
    """#,
    #"""
    'a'.matches('[a-')
    a.cel:1:13: error: the pattern is wrong: a `[` is not closed
      'a'.matches('[a-')
                  ^~~~~
      hint: write \[ for the sign itself
    """#,
    #"""
    'a'.matches('\\p{L')
    a.cel:1:13: error: the pattern is wrong: a `{` is not closed
      'a'.matches('\\p{L')
                  ^~~~~~~
    """#,
    #"""
    'a'.matches('\\p{Foo}')
    a.cel:1:13: error: the pattern is wrong: `Foo` is no class of characters
      'a'.matches('\\p{Foo}')
                  ^~~~~~~~~~
      hint: known are L, Lu, Ll, N, Nd, P, S, Z, …
    """#,
    #"""
    'a'.matches('[[:foo:]]')
    a.cel:1:13: error: the pattern is wrong: `[:foo:]` is no class of characters
      'a'.matches('[[:foo:]]')
                  ^~~~~~~~~~~
    """#,
    #"""
    'a'.matches('a\\')
    a.cel:1:13: error: the pattern is wrong: it ends with a backslash
      'a'.matches('a\\')
                  ^~~~~
      hint: write \\
    """#,
    #"""
    'a'.matches('(a)\\1')
    a.cel:1:13: error: the pattern is wrong: `\1` is no escape
      'a'.matches('(a)\\1')
                  ^~~~~~~~
      hint: going back to a group takes time without limit: RE2 has none
    """#,
    #"""
    'a'.matches('\\y')
    a.cel:1:13: error: the pattern is wrong: `\y` is no escape
      'a'.matches('\\y')
                  ^~~~~
      hint: write \\ for a backslash
    """#,
    #"""
    'a'.matches('\\xZ')
    a.cel:1:13: error: the pattern is wrong: `\x` needs two hexadecimal digits, or {digits}
      'a'.matches('\\xZ')
                  ^~~~~~
    """#,
    #"""
    'a'.matches('a**')
    a.cel:1:13: error: the pattern is wrong: `*` repeats a repetition
      'a'.matches('a**')
                  ^~~~~
      hint: put the first in (?: )
    """#,
    #"""
    'a'.matches('a{3,1}')
    a.cel:1:13: error: the pattern is wrong: the repetition has wrong bounds
      'a'.matches('a{3,1}')
                  ^~~~~~~~
      hint: at most 1000 times
    """#,
    #"""
    'a'.matches('*a')
    a.cel:1:13: error: the pattern is wrong: there is nothing before `*` to repeat
      'a'.matches('*a')
                  ^~~~
      hint: write \*
    """#,
    #"""
    'a'.matches('((a{100}){100}){100}')
    a.cel:1:13: error: the pattern is wrong: it is too large
      'a'.matches('((a{100}){100}){100}')
                  ^~~~~~~~~~~~~~~~~~~~~~
      hint: at most 5000 steps, repetitions counted
    """#,
    #"""
    'a'.matches('a)')
    a.cel:1:13: error: the pattern is wrong: `)` closes nothing
      'a'.matches('a)')
                  ^~~~
      hint: write \)
    """#,
    #"""
    'a'.charAt(1, 2)
    a.cel:1:5: error: `charAt` takes 1 argument, not 2
      'a'.charAt(1, 2)
          ^~~~~~
    """#,
    #"""
    size()
    a.cel:1:1: error: `size` takes 1 argument, not 0
      size()
      ^~~~
    """#,
    #"""
    'a'.duration()
    a.cel:1:5: error: `duration` is not called on a value
      'a'.duration()
          ^~~~~~~~
      hint: write duration(…)
    """#,
    #"""
    {'a': 1}.transformMapEntry(k, v, v)
    a.cel:1:34: error: an entry of a map is needed, this is int
      {'a': 1}.transformMapEntry(k, v, v)
                                       ^
      hint: write {key: value}
    """#,
    #"""
    tags.size() > 'a'.size(1)
    a.cel:1:19: error: `size` takes 0 arguments, not 1
      tags.size() > 'a'.size(1)
                        ^~~~
    """#,
    #"""
    optional.of(1).optMap(x, x).optFlatMap(y, 1)
    a.cel:1:43: error: an optional is needed, this is int
      optional.of(1).optMap(x, x).optFlatMap(y, 1)
                                                ^
      hint: use optMap
    """#,
    #"""
    tags.optMap(x, x)
    a.cel:1:1: error: an optional is needed, this is list(string)
      tags.optMap(x, x)
      ^~~~
    """#,
  ]
}
