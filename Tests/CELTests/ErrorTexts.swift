/// What authors read: every expression with all its errors, as `rules check` prints them. Reviewed by eye; a change of a
/// text changes this file.
enum ErrorTexts {
  static let golden = ##"""
    ### payee_aeg < '7d'
    rules/a.yaml:3:9: error: `payee_aeg` is not known
              payee_aeg < '7d'
              ^~~~~~~~~
      hint: did you mean `payee_age`?
    ### amount > 5 and is_new
    rules/a.yaml:3:20: error: `and` is not an operator here
              amount > 5 and is_new
                         ^~~
      hint: write `&&`
    ### amount > 5 or not is_new
    rules/a.yaml:3:20: error: `or` is not an operator here
              amount > 5 or not is_new
                         ^~
      hint: write `||`
    rules/a.yaml:3:23: error: `not` is not an operator here
              amount > 5 or not is_new
                            ^~~
      hint: write `!`
    ### type = 'a'
    rules/a.yaml:3:14: error: `=` is not an operator here
              type = 'a'
                   ^
      hint: write `==`
    ### not (n == 1)
    rules/a.yaml:3:9: error: `not` is not an operator here
              not (n == 1)
              ^~~
      hint: write `!`
    ### amount > 5 & is_new
    rules/a.yaml:3:20: error: `&` is not an operator here
              amount > 5 & is_new
                         ^
      hint: write `&&`
    ### amount > 500.123
    rules/a.yaml:3:18: error: this amount has too many decimals
              amount > 500.123
                       ^~~~~~~
      hint: money has 2 decimals
    ### payee_age < '7 days'
    rules/a.yaml:3:21: error: '7 days' is not a duration
              payee_age < '7 days'
                          ^~~~~~~~
      hint: days are written 7d
    ### payee_age < '7'
    rules/a.yaml:3:21: error: '7' is not a duration
              payee_age < '7'
                          ^~~
      hint: say the unit: 7d, 7h, 7m or 7s
    ### payee_age < 7
    rules/a.yaml:3:19: error: `<` does not take duration and int
              payee_age < 7
                        ^
      hint: say the unit: '7d', '7h'
    ### payee_age < '2w'
    rules/a.yaml:3:21: error: '2w' is not a duration
              payee_age < '2w'
                          ^~~~
      hint: weeks are written in days: 14d
    ### type == 5
    rules/a.yaml:3:14: error: `==` does not take string and int
              type == 5
                   ^~
      hint: write the number in quotes: '5'
    ### n == '5'
    rules/a.yaml:3:11: error: `==` does not take int and string
              n == '5'
                ^~
      hint: write 5 without quotes
    ### amount == '5'
    rules/a.yaml:3:16: error: `==` does not take money and string
              amount == '5'
                     ^~
      hint: write 5 without quotes
    ### type == transfer
    rules/a.yaml:3:17: error: `transfer` is not known
              type == transfer
                      ^~~~~~~~
      hint: a text is written in quotes: 'transfer'
    ### type == 'a' && amuont > 3 && foo
    rules/a.yaml:3:24: error: `amuont` is not known
              type == 'a' && amuont > 3 && foo
                             ^~~~~~
      hint: did you mean `amount`?
    rules/a.yaml:3:38: error: `foo` is not known
              type == 'a' && amuont > 3 && foo
                                           ^~~
      hint: a text is written in quotes: 'foo'
    ### type == ['a', 'b']
    rules/a.yaml:3:17: error: `==` takes one value here, this is a list
              type == ['a', 'b']
                      ^~~~~~~~~~
      hint: write `x in [a, b]`
    ### type in 'a'
    rules/a.yaml:3:17: error: `in` looks into a list, this is string
              type in 'a'
                      ^~~
      hint: equality is `==`; a list is written [a, b]
    ### type in ['a', 5]
    rules/a.yaml:3:23: error: this is int, what is looked for is string
              type in ['a', 5]
                            ^
      hint: write the number in quotes: '5'
    ### n in list.known
    rules/a.yaml:3:14: error: this is string, what is looked for is int
              n in list.known
                   ^~~~~~~~~~
      hint: a text is never equal to a number
    ### ['a'] in list.known
    rules/a.yaml:3:9: error: `in` looks for one value, this is a list
              ['a'] in list.known
              ^~~~~
      hint: ask for each: `a in l && b in l`
    ### has()
    rules/a.yaml:3:9: error: `has` takes one name
              has()
              ^~~~~
      hint: write has(amount)
    ### has(5)
    rules/a.yaml:3:13: error: `has` takes a name, not a value
              has(5)
                  ^
      hint: write has(amount)
    ### has(n, x)
    rules/a.yaml:3:9: error: `has` takes one name
              has(n, x)
              ^~~~~~~~~
      hint: write has(amount)
    ### has(amuont)
    rules/a.yaml:3:13: error: `amuont` is not known
              has(amuont)
                  ^~~~~~
      hint: did you mean `amount`?
    ### size(type)
    rules/a.yaml:3:9: error: expected bool, found int
              size(type)
              ^~~~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### hsa(n)
    rules/a.yaml:3:9: error: there is no function `hsa`
              hsa(n)
              ^~~
      hint: did you mean `has`?
    ### n(5)
    rules/a.yaml:3:9: error: there is no function `n`
              n(5)
              ^
      hint: `n` is a value: write it without ( )
    ### opened > '2026-01-01T00:00:00Z'
    rules/a.yaml:3:16: error: `>` does not take timestamp and string
              opened > '2026-01-01T00:00:00Z'
                     ^
      hint: write timestamp('2026-03-02T10:41:00+08:00')
    ### opened > timestamp('2026-01-01')
    rules/a.yaml:3:28: error: '2026-01-01' has no time and no zone
              opened > timestamp('2026-01-01')
                                 ^~~~~~~~~~~~
      hint: write it like 2026-01-01T00:00:00+08:00
    ### opened > timestamp('2026-01-01T00:00:00')
    rules/a.yaml:3:28: error: '2026-01-01T00:00:00' has no zone
              opened > timestamp('2026-01-01T00:00:00')
                                 ^~~~~~~~~~~~~~~~~~~~~
      hint: end it with Z, or with an offset like +08:00
    ### duration(n) > '1h'
    rules/a.yaml:3:18: error: `duration` takes a text that is written out, this is int
              duration(n) > '1h'
                       ^
      hint: write duration('1h30m')
    ### duration('1x') > '1h'
    rules/a.yaml:3:18: error: '1x' is not a duration
              duration('1x') > '1h'
                       ^~~~
      hint: write numbers with units: 7d, 12h, 30m, 45s, 1h30m
    ### 1 < n < 3
    rules/a.yaml:3:15: error: `<` does not take bool and int
              1 < n < 3
                    ^
      hint: a range is written `a < b && b < c`
    ### fails / total > 0.5
    rules/a.yaml:3:15: error: the quotient of two ints drops its fraction here
              fails / total > 0.5
                    ^
      hint: write double(a) / b
    ### n > 1 ? 1 : 'a'
    rules/a.yaml:3:15: error: both sides of `:` need one type, these are int and string
              n > 1 ? 1 : 'a'
                    ^
    ### n ? 1 : 2
    rules/a.yaml:3:9: error: `?` needs a condition before it, this is int
              n ? 1 : 2
              ^
      hint: a condition compares: `a > b`, `a == b`
    ### n && is_new
    rules/a.yaml:3:9: error: `&&` joins conditions, this is int
              n && is_new
              ^
      hint: a condition compares: `a > b`, `a == b`
    ### amount
    rules/a.yaml:3:9: error: expected bool, found money
              amount
              ^~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### amount >
    rules/a.yaml:3:17: error: expected a value, found the end
              amount >
                      ^
      hint: something is missing after the last operator
    ### (n > 1
    rules/a.yaml:3:15: error: expected `)`, found the end
              (n > 1
                    ^
      hint: it closes the `(` at column 9
    ### n > 1)
    rules/a.yaml:3:14: error: `)` closes nothing
              n > 1)
                   ^
      hint: remove it, or open it earlier
    ### [1, 2
    rules/a.yaml:3:14: error: expected `]`, found the end
              [1, 2
                   ^
      hint: it closes the `[` at column 9
    ### n > > 1
    rules/a.yaml:3:13: error: expected a value, found `>`
              n > > 1
                  ^
    ### n >= 30d
    rules/a.yaml:3:14: error: `30d` is not a number
              n >= 30d
                   ^~~
      hint: a duration is a text: '30d'
    ### n > 1_000
    rules/a.yaml:3:13: error: `1_000` is not a number
              n > 1_000
                  ^~~~~
      hint: write digits without separators or units, like 1
    ### n == 'a
    rules/a.yaml:3:11: error: `==` does not take int and string
              n == 'a
                ^~
      hint: a text is never equal to a number
    rules/a.yaml:3:14: error: this text has no end
              n == 'a
                   ^~
      hint: close it with '
    ### n == "a
    b"
    rules/a.yaml:3:11: error: `==` does not take int and string
              n == "a
                ^~
      hint: a text is never equal to a number
    rules/a.yaml:3:14: error: this text has no end
              n == "a
                   ^~
      hint: close it with "
    ### type == 'a\q'
    rules/a.yaml:3:19: error: `\q` is not an escape
              type == 'a\q'
                        ^~
      hint: write \\ for a backslash, or r'...'
    ### type == '\ud800'
    rules/a.yaml:3:18: error: this escape is not a Unicode character
              type == '\ud800'
                       ^~~~~~
    ### type == '\x4'
    rules/a.yaml:3:18: error: this escape needs 2 hexadecimal digits
              type == '\x4'
                       ^~~
    ### n > 9223372036854775808
    rules/a.yaml:3:13: error: the number 9223372036854775808 does not fit an int
              n > 9223372036854775808
                  ^~~~~~~~~~~~~~~~~~~
      hint: an int has 64 bits
    ### n > 99999999999999999999
    rules/a.yaml:3:13: error: the number 99999999999999999999 does not fit 64 bits
              n > 99999999999999999999
                  ^~~~~~~~~~~~~~~~~~~~
    ### x > 1e999
    rules/a.yaml:3:13: error: the number 1e999 is too large for a double
              x > 1e999
                  ^~~~~
    ### amount # 5
    rules/a.yaml:3:16: error: `#` has no meaning here
              amount # 5
                     ^
      hint: a comment begins with //
    ### type == ‘a’
    rules/a.yaml:3:17: error: `‘` has no meaning here
              type == ‘a’
                      ^
      hint: write straight quotes: 'text'
    rules/a.yaml:3:18: error: `a` is not known
              type == ‘a’
                       ^
      hint: a text is written in quotes: 'a'
    rules/a.yaml:3:19: error: `’` has no meaning here
              type == ‘a’
                        ^
      hint: write straight quotes: 'text'
    ### n ≥ 5
    rules/a.yaml:3:11: error: `≥` has no meaning here
              n ≥ 5
                ^
      hint: write `>=`
    ### amount > n
    rules/a.yaml:3:16: error: `>` does not take money and int
              amount > n
                     ^
      hint: only a number that is written out, or a constant, is an amount beside money
    ### amount * amount
    rules/a.yaml:3:16: error: `*` does not take money and money
              amount * amount
                     ^
    ### type < 'b'
    rules/a.yaml:3:14: error: `<` does not take string and string
              type < 'b'
                   ^
      hint: texts have no order here: use == or in
    ### type + 'b'
    rules/a.yaml:3:9: error: expected bool, found string
              type + 'b'
              ^~~~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### is_new + is_new
    rules/a.yaml:3:16: error: `+` does not take bool and bool
              is_new + is_new
                     ^
      hint: conditions are joined with `&&` or `||`
    ### null == n
    rules/a.yaml:3:14: error: `==` does not take null and int
              null == n
                   ^~
      hint: ask has(n) whether there is a value
    ### profile.zone.x == 'a'
    rules/a.yaml:3:22: error: `profile.zone` has no field `x`
              profile.zone.x == 'a'
                           ^
      hint: did you mean `profile.zone`?
    ### profile.zon == 'a'
    rules/a.yaml:3:9: error: `profile.zon` is not known
              profile.zon == 'a'
              ^~~~~~~~~~~
      hint: did you mean `profile.zone`?
    ### n.foo
    rules/a.yaml:3:11: error: `n` has no field `foo`
              n.foo
                ^~~
    ### limit.mulein < amount
    rules/a.yaml:3:9: error: `limit.mulein` is not known
              limit.mulein < amount
              ^~~~~~~~~~~~
      hint: did you mean `limit.mule_in`?
    ### n[0]
    rules/a.yaml:3:10: error: a value of type int cannot be indexed
              n[0]
               ^
    ### {'a': 1}
    rules/a.yaml:3:9: error: expected bool, found map(string, int)
              {'a': 1}
              ^~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### for > 1
    rules/a.yaml:3:9: error: `for` is a reserved word and names nothing
              for > 1
              ^~~
    ### n in
    rules/a.yaml:3:13: error: expected a value, found the end
              n in
                  ^
      hint: something is missing after the last operator
    ### b'abc' == type
    rules/a.yaml:3:16: error: `==` does not take bytes and string
              b'abc' == type
                     ^~
    ### -u
    rules/a.yaml:3:9: error: `-` does not take uint
              -u
              ^
      hint: an unsigned number has no negative
    ### !n
    rules/a.yaml:3:9: error: `!` does not take int
              !n
              ^
      hint: `!` turns a condition round: !(a > b)
    ### -is_new
    rules/a.yaml:3:9: error: `-` does not take bool
              -is_new
              ^
    ### n not in [1]
    rules/a.yaml:3:11: error: `not in` is not an operator here
              n not in [1]
                ^~~
      hint: write !(x in list)
    ### x.y.z > 1
    rules/a.yaml:3:13: error: `x` has no field `y`
              x.y.z > 1
                  ^
    ### n ?? 1
    rules/a.yaml:3:12: error: expected a value, found `?`
              n ?? 1
                 ^
    ### n > 1, 2
    rules/a.yaml:3:14: error: `,` has no meaning here
              n > 1, 2
                   ^
    ### in [1]
    rules/a.yaml:3:9: error: expected a value before `in`
              in [1]
              ^~
    ### n == 1 is_new
    rules/a.yaml:3:16: error: expected an operator or the end, found `is_new`
              n == 1 is_new
                     ^~~~~~
      hint: terms are joined with `&&` or `||`
    ### n > 1;
    rules/a.yaml:3:14: error: `;` has no meaning here
              n > 1;
                   ^
    ### n <> 1
    rules/a.yaml:3:11: error: `<>` is not an operator here
              n <> 1
                ^~
      hint: write `!=`
    ### n !== 1
    rules/a.yaml:3:11: error: `!==` is not an operator here
              n !== 1
                ^~~
      hint: write `!=`
    ### n × 2 > 1
    rules/a.yaml:3:11: error: `×` has no meaning here
              n × 2 > 1
                ^
      hint: write `*`
    ### type == 'a' && amuont > 3 && foo > 1
    rules/a.yaml:3:24: error: `amuont` is not known
              type == 'a' && amuont > 3 && foo > 1
                             ^~~~~~
      hint: did you mean `amount`?
    rules/a.yaml:3:38: error: `foo` is not known
              type == 'a' && amuont > 3 && foo > 1
                                           ^~~
      hint: a text is written in quotes: 'foo'
    ### n === 1
    rules/a.yaml:3:11: error: `===` is not an operator here
              n === 1
                ^~~
      hint: write `==`
    ### true == 'a'
    rules/a.yaml:3:14: error: `==` does not take bool and string
              true == 'a'
                   ^~
    ### amount in [1, 0.001]
    rules/a.yaml:3:23: error: this amount has too many decimals
              amount in [1, 0.001]
                            ^~~~~
      hint: money has 2 decimals
    ### double(1, 2)
    rules/a.yaml:3:9: error: `double` takes one value, not 2
              double(1, 2)
              ^~~~~~
    ### n > 5u
    rules/a.yaml:3:11: error: `>` does not take int and uint
              n > 5u
                ^
      hint: an int is written 5, an unsigned number 5u
    ### timestamp() > opened
    rules/a.yaml:3:9: error: `timestamp` takes one text
              timestamp() > opened
              ^~~~~~~~~
      hint: write timestamp('2026-03-02T10:41:00+08:00')
    ### amount > 1
      && amuont < 3
      && type == 5
    rules/a.yaml:4:6: error: `amuont` is not known
        && amuont < 3
           ^~~~~~
      hint: did you mean `amount`?
    rules/a.yaml:5:11: error: `==` does not take string and int
        && type == 5
                ^~
      hint: write the number in quotes: '5'
    ### type == 'a'
     and n = 1
    rules/a.yaml:4:2: error: `and` is not an operator here
       and n = 1
       ^~~
      hint: write `&&`
    rules/a.yaml:4:8: error: `=` is not an operator here
       and n = 1
             ^
      hint: write `==`
    ### double('5')
    rules/a.yaml:3:9: error: expected bool, found double
              double('5')
              ^~~~~~~~~~~
      hint: a condition compares: `a > b`, `a == b`
    ### (n > 1).x
    rules/a.yaml:3:17: error: a value of type bool has no field `x`
              (n > 1).x
                      ^
    ### list.known
    rules/a.yaml:3:9: error: one value is meant here, this is a list
              list.known
              ^~~~~~~~~~
      hint: ask `x in [a, b]`
    ### n > 1 &&
    rules/a.yaml:3:17: error: expected a value, found the end
              n > 1 &&
                      ^
      hint: something is missing after the last operator
    ### && n > 1
    rules/a.yaml:3:9: error: expected a value, found `&&`
              && n > 1
              ^~
    ### duration('1000000d') > '1h'
    rules/a.yaml:3:18: error: '1000000d' is too long for a duration
              duration('1000000d') > '1h'
                       ^~~~~~~~~~
      hint: at most 292 years
    ### amount > 92233720368547758.08
    rules/a.yaml:3:18: error: this amount is too large
              amount > 92233720368547758.08
                       ^~~~~~~~~~~~~~~~~~~~
      hint: money is at most 92233720368547758
    ### n > -9223372036854775809
    rules/a.yaml:3:13: error: the number -9223372036854775809 does not fit an int
              n > -9223372036854775809
                  ^~~~~~~~~~~~~~~~~~~~
      hint: an int has 64 bits
    ### is_new > 1
    rules/a.yaml:3:16: error: `>` does not take bool and int
              is_new > 1
                     ^
      hint: a condition is no number: it is asked as it is, or with `!`
    ### type IN ['a']
    rules/a.yaml:3:14: error: `IN` is not an operator here
              type IN ['a']
                   ^~
      hint: write `in`
    ### duration(5) > payee_age
    rules/a.yaml:3:18: error: `duration` takes a text that is written out, this is int
              duration(5) > payee_age
                       ^
      hint: write duration('1h30m')
    ### duration == 5
    rules/a.yaml:3:9: error: `duration` is not known
              duration == 5
              ^~~~~~~~
      hint: a text is written in quotes: 'duration'
    ### n > 3 ? amount : 0.001
    rules/a.yaml:3:26: error: this amount has too many decimals
              n > 3 ? amount : 0.001
                               ^~~~~
      hint: money has 2 decimals
    """##
}
