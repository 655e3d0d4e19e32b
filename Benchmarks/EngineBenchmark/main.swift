import FrostConfig
import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules
import Glibc

// usage: EngineBenchmark decode|engine|score|allocations RULES STREAM [EVENTS]
//   decode: lines to prepared batches, the reader's thread; engine: the same and the engine's commits; score: as `frostctl score` runs it;
//   allocations: those that the engine makes in the second half of the stream (see Benchmarks/Allocations).
// Prints processor time per event and what the features take per account; under callgrind, two numbers of EVENTS give the instructions between them.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3, ["decode", "engine", "score", "allocations"].contains(arguments[0]) else {
  fatalError("usage: EngineBenchmark decode|engine|score|allocations RULES STREAM [EVENTS]")
}
let loaded = try RuleDirectory.load(arguments[1])
let rules = try RuleCompiler.compile(loaded.spec)
let stream = Stream(arguments[2], limit: arguments.count > 3 ? Int(arguments[3]) : nil, schema: rules.schema)
var decoder = LineDecoder(schema: rules.schema)
var engine = Engine(rules: rules)
let preparation = BatchPreparation(rules.schema, key: engine.key)
if arguments[0] == "score" { engine.keepScores(withFeatures: false) }

func nanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

let batchSize = 4096
let allocations = arguments[0] == "allocations" ? Allocations() : nil
var allocated: UInt64 = 0
var allocatedEvents = 0
var decoding: Int64 = 0
var scoring: Int64 = 0
var events = 0
var journal = 0
var decisions = 0
var scoreSum = 0.0
for start in stride(from: 0, to: stream.lines.count, by: batchSize) {
  let began = nanoseconds()
  let prepared = preparation.prepare(stream.batch(from: start, batchSize, &decoder))
  let batch = prepared.batch
  let decoded = nanoseconds()
  decoding += decoded - began
  events += batch.count
  guard arguments[0] != "decode" else { continue }
  let before = allocations?.count ?? 0
  let commit = engine.process([prepared])
  if start >= stream.lines.count / 2 {
    allocated += (allocations?.count ?? 0) - before
    allocatedEvents += batch.count
  }
  scoring += nanoseconds() - decoded
  journal += commit.journal.count
  decisions += commit.decisions.count
  if arguments[0] == "score" {
    for score in engine.takeScores() { scoreSum += score.subjects.reduce(0) { $0 + $1.score } }
  }
}
let count = Int64(max(1, events))
print("\(events) events, decode \(decoding / count) ns, engine \(scoring / count) ns an event")
print("journal \(journal) bytes, \(decisions) decisions, score sum \(scoreSum)")
if allocations != nil {
  print("\(allocated) allocations in \(allocatedEvents) events: \(Double(allocated) / Double(max(1, allocatedEvents)))")
}
let memory = engine.featureMemory
let account = rules.schema.fields[rules.schema.roles.account].name
for (key, memory) in memory {
  print("\(key): \(memory.keys) keys of \(memory.cell) bytes, entries \(memory.entries), values \(memory.values)")
}
if let accounts = memory.first(where: { $0.key == account })?.memory.keys, accounts > 0 {
  print("\(memory.reduce(0) { $0 + $1.memory.total } / accounts) bytes an account")
}
