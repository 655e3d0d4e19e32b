/// The same as the parts `decode` and `engine`, over a stream and rules of one's own.
extension Benchmark {
  static func of(file path: String, rules: String, atMost limit: Int) -> [Benchmark] {
    let lines = Lines(path, atMost: limit)
    let subject = Subject(name: "file", rules: rules) { _ in lines }
    return DecodeBenchmarks.of(subject) + [
      Benchmark("engine/file") { try EngineBenchmarks.run(subject, events: lines.count, &$0) }
    ]
  }
}
