// usage: FrostBenchmark list                      the benchmarks' names
//        FrostBenchmark run NAME                  measures one and prints its line (`Report`)
//        FrostBenchmark count NAME                does less of it, to be run under callgrind, and prints for how many events
//        FrostBenchmark file RULES STREAM [N]     decoding and the engine over the first N lines of a stream of your own
//        FrostBenchmark stream N                  so many lines in the shape of velocity-10, to standard output
//        FrostBenchmark hostile                   how long expressions hold out that want all their budget
// From the root of the repository; `scripts/bench` runs it.

func measure(_ benchmark: Benchmark, isCounting: Bool = false) throws {
  var meter = Meter(isCounting: isCounting)
  try benchmark.run(&meter)
  print(isCounting ? "\(meter.events)" : Report(name: benchmark.name, meter: meter).line)
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("list", 1):
  for benchmark in Benchmark.all { print(benchmark.name) }
case ("run", 2), ("count", 2):
  guard let benchmark = Benchmark.all.first(where: { $0.name == arguments[1] }) else {
    fatalError("no benchmark \(arguments[1]); FrostBenchmark list names them")
  }
  try measure(benchmark, isCounting: arguments[0] == "count")
case ("file", 3...4):
  let limit = arguments.count > 3 ? Int(arguments[3]) ?? .max : .max
  for benchmark in Benchmark.of(file: arguments[2], rules: arguments[1], atMost: limit) { try measure(benchmark) }
case ("stream", 2):
  var stream = VelocityStream(accounts: 100_000)
  for range in Lines.ranges(Int(arguments[1]) ?? 0, 4096) { Lines(next: range, &stream).print() }
case ("hostile", 1):
  CELBenchmarks.printHostile()
default:
  fatalError("usage: FrostBenchmark list | run NAME | count NAME | file RULES STREAM [N] | stream N | hostile")
}
