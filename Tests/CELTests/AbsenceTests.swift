import CEL
import Testing

/// What becomes of values that are not there.
@Suite struct AbsenceTests {
  let host = Host(variables: [
    ("T", .bool(true)), ("F", .bool(false)), ("U", .absent(.bool, .unknown)), ("N", .absent(.bool, .never)),
    ("E", .absent(.bool, .error)), ("n", .int(1)), ("n_unknown", .absent(.int, .unknown)),
    ("n_never", .absent(.int, .never)), ("n_error", .absent(.int, .error)), ("m_unknown", .absent(.money, .unknown)),
    ("m_never", .absent(.money, .never)), ("age_never", .absent(.duration, .never)),
    ("x_never", .absent(.double, .never)), ("t_never", .absent(.string, .never)), ("m", .money(100)),
    ("u_never", .absent(.uint, .never)),
  ])

  /// Rows are the left side, columns the right, both T F U N E.
  @Test(arguments: [
    ("&&", ["TFUUE", "FFFFF", "UFUUE", "UFUUE", "EFEEE"]), ("||", ["TTTTT", "TFUUE", "TUUUE", "TUUUE", "TEEEE"]),
  ])
  func `logic absorbs what the other side decides`(mark: String, table: [String]) throws {
    let names = Array("TFUNE")
    for (left, row) in zip(names, table) {
      for (right, expected) in zip(names, row) {
        #expect(try host.evaluate("\(left) \(mark) \(right)") == Self.scalar(expected), "\(left) \(mark) \(right)")
      }
    }
  }

  @Test func `logic over three terms is the same in every order`() throws {
    let names = Array("TFUNE")
    for a in names {
      for b in names {
        for c in names {
          for mark in ["&&", "||"] {
            let left = try host.evaluate("\(a) \(mark) \(b) \(mark) \(c)")
            #expect(try host.evaluate("\(c) \(mark) \(a) \(mark) \(b)") == left)
            #expect(try host.evaluate("\(a) \(mark) (\(b) \(mark) \(c))") == left)
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("!U", "U"), ("!N", "U"), ("!E", "E"), ("U ? T : F", "U"), ("N ? T : F", "U"), ("E ? T : F", "E"),
    ("T ? T : E", "T"), ("F ? E : F", "F"), ("T ? U : F", "U"), ("n_unknown > 0", "U"), ("n_unknown == n_unknown", "U"),
    ("n_unknown != 0", "U"), ("n_error == 1", "E"), ("n_error == n_unknown", "E"), ("n_unknown < n_never", "U"),
    ("n_never < 1", "F"), ("n_never <= 1", "F"), ("n_never > 1", "F"), ("n_never >= 1", "F"), ("n_never == 1", "F"),
    ("n_never == n_never", "F"), ("n_never != 1", "T"), ("n_never != n_never", "T"), ("1 < n_never", "F"),
    ("1 > n_never", "F"), ("!(n_never < 1)", "T"), ("n_never + 1 < 5", "U"), ("-n_never < 5", "U"),
    ("n_never * n_error > 1", "E"), ("n_never in [1, 2]", "F"), ("n_unknown in [1, 2]", "U"), ("n_error in [1]", "E"),
    ("n_never in [n, 2]", "F"), ("n in [n_unknown, 1]", "T"), ("n in [n_unknown, 2]", "U"), ("n in [n_error, 2]", "E"),
    ("n_unknown in []", "U"), ("m_unknown > 5 || n == 1", "T"), ("m_unknown > 5 && n == 2", "F"),
    ("m / (m - 1) > 1", "U"), ("m / (m - 1) > 1 || T", "T"), ("m_never < 5", "F"), ("m_never / m > 0.5", "U"),
    ("m_never * 1.5 > 1", "U"), ("age_never < '30d'", "F"), ("age_never > '30d'", "F"), ("x_never < 1", "F"),
    ("x_never != 1", "T"), ("x_never == 1", "F"), ("x_never in [1, 2]", "F"), ("n_never < 1.5", "F"),
    ("double(n_never) != 1.5", "T"),
    ("u_never < 5", "F"), ("u_never >= 5", "F"), ("t_never == 'a'", "F"), ("t_never != 'a'", "T"),
    ("t_never in ['a', 'b']", "F"), ("has(n)", "T"), ("has(n_unknown)", "F"), ("has(n_never)", "T"),
    ("has(m_unknown) && m_unknown > 5", "F"), ("!has(m_unknown) || m_unknown > 5", "T"), ("N", "N"),
    ("T ? N : F", "N"),
  ])
  func `what is not there`(text: String, expected: Character) throws {
    #expect(try host.evaluate(text) == Self.scalar(expected))
  }

  private static func scalar(_ letter: Character) -> Scalar {
    switch letter {
    case "T": .yes
    case "F": .no
    case "U": .unknown
    case "N": .never
    default: .error
    }
  }
}
