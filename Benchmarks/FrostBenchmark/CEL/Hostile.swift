import CEL

/// Expressions that want as much time as they can get, evaluated under the budget that every evaluation has.
enum Hostile {
  static let texts: [String] = {
    let long = "lists.range(3000).map(i, 'ab').join()"
    let deep = (0..<12).reduce("true") { inner, _ in "lists.range(10).all(x, \(inner))" }
    return [
      deep, "lists.range(9000).map(i, lists.range(50).map(j, i * j)).size()",
      "cel.bind(s, \(long), lists.range(10000).exists(i, s.contains('b' + s)))",
      "cel.bind(s, \(long), lists.range(10000).exists(i, s.matches('(a|b)*c')))",
      "cel.bind(s, \(long), lists.range(10000).exists(i, s.matches('(x?){500}y')))",
      "cel.bind(s, \(long), lists.range(10000).exists(i, s.matches('[a' + s.substring(0, 900) + ']')))",
      "cel.bind(s, \(long), lists.range(10000).map(i, s.upperAscii()).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, s.split('').size()).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, s.replace('a', 'bcd')).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, s.reverse().trim()).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, strings.quote(s)).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, base64.encode(bytes(s))).size())",
      "cel.bind(s, \(long), lists.range(10000).map(i, s.lastIndexOf('ba' + s)).size())",
      "cel.bind(s, \(long), {'a': s}.map(k, 1).size() + lists.range(10000).map(i, {s: i}[s]).size())",
      "lists.range(200000).map(i, '%f %e'.format([1e-300, 1e300])).size()",
      "lists.range(200000).map(i, '%.1000f'.format([1e-300])).size()",
      "lists.range(200000).map(i, '%b%o%x'.format([-1, -1, -1])).size()",
      "lists.range(200000).map(i, string(double(i) / 3.0)).size()",
      "lists.range(200000).map(i, double('1.234567890123456789e-300')).size()",
      "lists.range(200000).map(i, timestamp(i).getDayOfYear('+01:00')).size()",
      "lists.range(200000).map(i, timestamp('2026-03-02T10:41:00.123456789+08:00')).size()",
      "lists.range(200000).map(i, string(timestamp(i))).size()",
      "lists.range(200000).map(i, duration('1h2m3s4ms5us6ns')).size()",
      "lists.range(200000).map(i, ip('2001:db8::' + string(i % 9999)).isLoopback()).size()",
      "lists.range(200000).map(i, cidr('10.0.0.0/8').containsIP('10.1.2.3')).size()",
      "lists.range(1000).map(i, 'a' + string(i)).distinct().size()",
      "sets.equivalent(lists.range(900), lists.range(900).reverse())",
      "lists.range(50000).map(i, -i).sort().size()", "lists.range(50000).sortBy(i, string(-i)).size()",
      "lists.range(60000).transformMap(i, v, {string(v): i}).size()",
      "lists.range(60000).transformMapEntry(i, v, {'key' + string(v): [i]}).size()",
      "lists.range(300000).size() + lists.range(300000).size()",
      "lists.range(100000).map(i, [i, [i, [i]]]).flatten(9).size()",
      "lists.range(100000).exists(i, [i].exists(j, j < 0))", "lists.range(100000).map(i, optional.of(i)).size()",
      "lists.range(100000).map(i, type(i) == int).size()",
      "lists.range(100000).map(i, math.greatest([i, 1, 2])).size()",
      "lists.range(100000).filter(i, int(string(i)) != i || dyn(i) == 1.5).size()",
      "lists.range(100000).exists(i, i / 0 == 1 || 'a' == string(i))",
      "lists.range(100000).exists(i, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' + string(i) == 'b')",
      "lists.range(100000).exists(i, {'a': i}.b == 1)", "lists.range(100000).exists(i, {1: i}['a' + string(i)] == 1)",
      "lists.range(100000).exists(i, [][i] == 1)", "lists.range(100000).exists(i, int('x' + string(i)) == 1)",
    ]
  }()

  /// Nanoseconds of processor time to plan and evaluate, and what came of it.
  static func run(_ text: String) -> (nanoseconds: Int64, outcome: String) {
    let began = cpuNanoseconds()
    let outcome: String
    do {
      let expression = try ValueExpression(
        text, at: Workload.place, in: Environment(options: .standard))
      outcome = "\(try expression.evaluate())"
    } catch let failure as EvaluationFailure {
      outcome = failure.message
    } catch {
      outcome = "\(error)"
    }
    return (cpuNanoseconds() - began, outcome)
  }
}
