// usage: CELBenchmark                 processor time per evaluation, the best of many rounds
//        CELBenchmark loop NAME N     evaluates N times and prints nothing: for counting instructions
//        CELBenchmark hostile         the time that hostile expressions take, the slowest first

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("loop", 3):
  guard let workload = Workload.all().first(where: { $0.name == arguments[2] }), let count = Int(arguments[3]) else {
    fatalError("no workload \(arguments[2])")
  }
  var sum = 0
  for _ in 0..<count where workload.once() { sum += 1 }
  precondition(sum == count || sum == 0)
case ("hostile", 1):
  let results = Hostile.texts.map { text in (text, (0..<3).map { _ in Hostile.run(text) }.min { $0.0 < $1.0 }!) }
  for (text, result) in results.sorted(by: { $0.1.nanoseconds > $1.1.nanoseconds }) {
    print("\(result.nanoseconds / 1_000_000) ms  \(text.prefix(90))  -> \(result.outcome.prefix(60))")
  }
default:
  for workload in Workload.all() {
    var best = Int64.max
    for _ in 0..<200 {
      let began = cpuNanoseconds()
      for _ in 0..<5_000 { _ = workload.once() }
      best = min(best, cpuNanoseconds() - began)
    }
    print("\(workload.name)\t\(best / 5_000) ns")
  }
}
