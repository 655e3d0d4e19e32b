import CEL
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    ("", ""), ("abc", "b"), ("abc", "^abc$"), ("abc", "a.c"), ("ac", "ab*c"), ("abbc", "ab+c"), ("ac", "ab?c"),
    ("abbb", "^ab{2,3}$"),
    ("abbb", "b{3}"), ("abbb", "b{2,}"), ("cat", "dog|cat"), ("xcat", "(dog|cat)$"), ("a1", "[a-c][^a-c]"),
    ("a]", "[]]"), ("a-", "[a-]$"),
    ("a7_", "^\\w\\d\\w$"), ("a b", "\\s"), ("ab", "^\\S+$"), ("é", "^.$"), ("é", "\\pL"), ("É", "^\\p{Lu}$"),
    ("1", "\\P{L}"),
    ("HELLO", "(?i)hello"), ("HeLLO", "^(?i:he)LLO$"), ("a\nb", "(?m)^b$"), ("a\nb", "(?s)a.b"), ("x", "[[:alpha:]]"),
    ("1", "[[:^alpha:]]"),
    ("a.b", "a\\.b"), ("a+b", "\\Qa+b\\E"), ("ab cd", "\\bcd\\b"), ("abc", "\\Bb\\B"), ("é", "\\x{e9}"), ("A", "\\x41"),
    ("\t", "\\t"),
    ("aaa", "(a*)*$"), ("", "(a|b)*"), ("ab", "(?P<n>a)b"), ("ab", "(?<n>a)b"), ("{", "a{|{"), ("a{b", "a{b"),
    ("abc", "\\Aabc\\z"),
    ("b", "[\\w&&a]"), ("\\", "\\\\"), ("aXb", "a[[:upper:]]b"), ("k", "(?i)K"), ("ß", "(?i)ß"), ("a", "a{0}"),
    ("ab", "a??b"), ("٣", "^\\p{Nd}$"), ("a", "^[\\PL\\p{Ll}]$"), ("_", "^[\\pN\\p{Pc}]$"),
  ])
  func `found`(text: String, pattern: String) throws {
    let variables: [String: Value] = ["s": .string(text), "p": .string(pattern)]
    #expect(Evaluated.outcome("s.matches(p)", variables) == "bool true")
    #expect(Evaluated.outcome("matches(s, p)", variables) == "bool true")
  }

  @Test(arguments: [
    ("abc", "^b"), ("ab", "abc"), ("a\nb", "a.b"), ("a\nb", "^b$"), ("ac", "a[^c]"), ("abb", "^ab{3,}$"),
    ("hello", "HELLO"), ("é", "^[a-z]$"),
    ("ab", "\\Bab"), ("a", "\\d"), ("1", "\\pL"), ("", "."), ("aé", "^\\w+$"), ("HELLO", "(?i:h)ello"), ("x", "[^x]"),
    ("x", "[^\\w]"), ("a", "^[\\P{Ll}\\pN]$"), ("+", "\\pP"),
  ])
  func `not found`(text: String, pattern: String) throws {
    #expect(Evaluated.outcome("s.matches(p)", ["s": .string(text), "p": .string(pattern)]) == "bool false")
  }

  @Test(arguments: [
    ("(", "a `(` is not closed"), (")", "`)` closes nothing"), ("[a", "a `[` is not closed"),
    ("*a", "there is nothing before `*` to repeat"),
    ("a**", "`*` repeats a repetition"), ("a{3,2}", "the repetition has wrong bounds"),
    ("a{1001}", "the repetition has wrong bounds"),
    ("[b-a]", "`b-a` runs backwards"), ("\\", "it ends with a backslash"), ("(a)\\1", "`\\1` is no escape"),
    ("(?=a)", "`(?=` is no group"),
    ("(?P<>a)", "the group's name is wrong"), ("\\q", "`\\q` is no escape"),
    ("\\p{Foo}", "`Foo` is no class of characters"),
    ("[[:foo:]]", "`[:foo:]` is no class of characters"), ("\\xg", "`\\x` needs two hexadecimal digits, or {digits}"),
    ("((a{100}){100}){100}", "it is too large"), ("(?i", "a `(` is not closed"),
  ])
  func `wrong patterns say why, and are refused where they are written out`(pattern: String, message: String) {
    let found = Evaluated.outcome("s.matches(p)", ["s": .string("a"), "p": .string(pattern)])
    #expect(found == "no value: the pattern is wrong: \(message)")
    let written = Evaluated.outcome("'a'.matches(r'''\(pattern)''')")
    #expect(written == "refused: the pattern is wrong: \(message)")
  }

  /// Patterns that take a backtracking engine years.
  @Test(arguments: [
    "(a*)*b", "(a|aa)+b", "(a?){60}a{60}b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)(.*)(.*)(.*)(.*)x", "(x+x+)+y",
  ])
  func `no text makes a pattern slow`(pattern: String) {
    let text = String(repeating: "a", count: 2_000)
    let outcome = Evaluated.outcome(
      "s.matches(p)", ["s": .string(text), "p": .string(pattern)], budget: Budget(work: 400_000))
    #expect(outcome == "bool false")
  }
}
