/// As `ErrorTexts`: of functions of texts, macros, lists and maps in conditions over slots, and of the rarer errors.
enum TextErrorTexts {
  static let golden = ##"""
    ### payee_age < '1.5ms'
    rules/a.yaml:3:21: error: '1.5ms' is finer than a millisecond
              payee_age < '1.5ms'
                          ^~~~~~~
      hint: times are counted in milliseconds
    ### payee_age < duration('0.1ms')
    rules/a.yaml:3:30: error: '0.1ms' is finer than a millisecond
              payee_age < duration('0.1ms')
                                   ^~~~~~~
      hint: times are counted in milliseconds
    ### opened < timestamp('2026-03-02T10:41:00.0001Z')
    rules/a.yaml:3:28: error: '2026-03-02T10:41:00.0001Z' is finer than a millisecond
              opened < timestamp('2026-03-02T10:41:00.0001Z')
                                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~
      hint: times are counted in milliseconds
    ### opened < timestamp('tomorrow')
    rules/a.yaml:3:28: error: 'tomorrow' is not a moment
              opened < timestamp('tomorrow')
                                 ^~~~~~~~~~
      hint: write it like 2026-03-02T10:41:00+08:00
    ### type.
    rules/a.yaml:3:14: error: expected a name after `.`, found the end
              type.
                   ^
    ### type.?1 == 'a'
    rules/a.yaml:3:15: error: expected a name after `.`, found the number 1
              type.?1 == 'a'
                    ^
    ### n.for(
    rules/a.yaml:3:15: error: expected a value, found the end
              n.for(
                    ^
      hint: something is missing after the last operator
    ### type + 'b' == type ? type + 'b' : type
    rules/a.yaml:3:9: error: a text that is made here has no place to go
              type + 'b' == type ? type + 'b' : type
              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      hint: compare it, look for it in a list, or ask its size
    ### [amount].size() > 1
    rules/a.yaml:3:10: error: `amount` is money, which no function or macro takes
              [amount].size() > 1
               ^~~~~~
      hint: compare it outside of them, with `&&` between
    ### type.lowerAscii() == 5
    rules/a.yaml:3:27: error: `==` does not take string and int
              type.lowerAscii() == 5
                                ^~
    ### type.startsWith(5)
    rules/a.yaml:3:14: error: `startsWith` does not take string and int
              type.startsWith(5)
                   ^~~~~~~~~~
      hint: it takes string and string
    ### type.startWith('a')
    rules/a.yaml:3:14: error: there is no function `startWith`
              type.startWith('a')
                   ^~~~~~~~~
      hint: did you mean `startsWith`?
    ### amount.startsWith('a')
    rules/a.yaml:3:9: error: `amount` is money, which no function or macro takes
              amount.startsWith('a')
              ^~~~~~
      hint: compare it outside of them, with `&&` between
    ### type.matches('(')
    rules/a.yaml:3:22: error: the pattern is wrong: a `(` is not closed
              type.matches('(')
                           ^~~
      hint: write \( for the sign itself
    ### math.greatest(amount, 500) > 5
    rules/a.yaml:3:23: error: `amount` is money, which no function or macro takes
              math.greatest(amount, 500) > 5
                            ^~~~~~
      hint: compare it outside of them, with `&&` between
    ### type(5)
    rules/a.yaml:3:9: error: expected bool, found type
              type(5)
              ^~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### size(type, n) > 1
    rules/a.yaml:3:9: error: `size` takes 1 argument, not 2
              size(type, n) > 1
              ^~~~
    ### type.split(',') in type
    rules/a.yaml:3:28: error: `in` looks into a list, this is string
              type.split(',') in type
                                 ^~~~
      hint: a list is written [a, b]
    ### type.lowerAscii() ? n : 1
    rules/a.yaml:3:9: error: `?` needs a condition before it, this is string
              type.lowerAscii() ? n : 1
              ^~~~~~~~~~~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### type.lowerAscii() && n > 1
    rules/a.yaml:3:9: error: `&&` joins conditions, this is string
              type.lowerAscii() && n > 1
              ^~~~~~~~~~~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### payee_age > duration(type) + '400y'
    rules/a.yaml:3:38: error: '400y' is not a duration
              payee_age > duration(type) + '400y'
                                           ^~~~~~
      hint: years are written in days: 365d
    ### duration(type) > '200000d'
    rules/a.yaml:3:26: error: '200000d' is too long for a duration
              duration(type) > '200000d'
                               ^~~~~~~~~
      hint: at most 292 years
    ### timestamp(n) > opened
    rules/a.yaml:3:19: error: `timestamp` takes a text that is written out, this is int
              timestamp(n) > opened
                        ^
      hint: write timestamp('2026-03-02T10:41:00+08:00')
    ### type.lowerAscii().foo == 1
    rules/a.yaml:3:27: error: a value of type string has no field `foo`
              type.lowerAscii().foo == 1
                                ^~~
    ### {'a': 1}[n] == 1
    rules/a.yaml:3:18: error: the keys of the map are string, this is int
              {'a': 1}[n] == 1
                       ^
    """##
}
