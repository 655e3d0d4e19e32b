import FrostProtocol
import Glibc

// usage: LatencyBenchmark DIRECTORY STREAM RATE SECONDS
//   DIRECTORY: of a frostd that follows DIRECTORY/wallet.jsonl, takes events on DIRECTORY/ask.sock and serves
//   DIRECTORY/run/read.sock; its rules freeze the account of every event with the amount of a `Marker`. STREAM: lines that
//   are written at RATE a second.
// Prints, in milliseconds, from the write of a marker's line to its freeze in the feed; from the write of an event into the
// socket to its verdict; what a question of the control socket takes meanwhile; and, before and after, append and fdatasync
// of as many bytes as are written in such a time.
// `scripts/latency` runs it.

let arguments = CommandLine.arguments
guard arguments.count == 5, let rate = Int(arguments[3]), let seconds = Int(arguments[4]), rate >= 100 else {
  fatalError("usage: LatencyBenchmark DIRECTORY STREAM RATE SECONDS   (RATE is 100 or more)")
}
let directory = arguments[1]
let writer = PacedWriter(to: directory + "/wallet.jsonl", from: arguments[2], rate: rate)
let client = ControlClient(socket: directory + "/run/read.sock")

var disk = Sample()
measureDisk(&disk, in: directory, bytes: writer.bytesPerMillisecond * 5)

let freezes = Task { try await Freezes.follow(client, count: writer.markers(in: seconds)) }
let asking = Task { try await ask(client) }
try await Task.sleep(for: .milliseconds(500))
let asker = VerdictAsker(socket: directory + "/ask.sock", times: writer)
let written = await Task.detached { writer.run(seconds: seconds) }.value
// A freeze that does not come is a mistake of the rules or of frostd: the benchmark then waits here for ever, and says for what.
let verdicts = asker.end()
print("\(rate * seconds) events written in \(seconds) s, \(written.count) of them markers; waiting for their freezes")
let seen = try await freezes.value
asking.cancel()
let asked = await asking.result

measureDisk(&disk, in: directory, bytes: writer.bytesPerMillisecond * 5)

var latency = Sample()
for (account, at) in written { if let then = seen[account] { latency.add(then - at) } }
print("\(rate) events/s                 p50      p99    p99.9      max   (ms)")
print("line to freeze in the feed " + latency.text)
print("event to verdict, socket   " + verdicts.text)
if case .success(let sample) = asked { print("GET /v1/freezes            " + sample.text) }
print("append and fdatasync       " + disk.text)
exit(0)
