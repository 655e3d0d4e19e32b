import FrostProtocol
import Glibc

// usage: LatencyBenchmark DIRECTORY STREAM RATE SECONDS
//   DIRECTORY: of a frostd that follows DIRECTORY/wallet.jsonl, takes events on DIRECTORY/ask.sock and serves
//   DIRECTORY/run/read.sock; its rules freeze the account of every event with the amount of a `Marker`. STREAM: lines that
//   are written at RATE a second.
// Prints a line with tabs: the rate; p50, p99 and p99.9 in milliseconds from the write of a marker's line to its freeze in the
// feed, from the write of an event into the socket to its verdict, of a question of the control socket meanwhile, and of append
// and fdatasync of as many bytes as are written in such a time, before and after; how many freezes were waited for; and how
// long the newest of them took, which tells whether frostd keeps up.
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
let seen = try await freezes.value
asking.cancel()
let asked = try await asking.value

measureDisk(&disk, in: directory, bytes: writer.bytesPerMillisecond * 5)

var latency = Sample()
var newest = Sample()
let endOfWriting = written.values.max() ?? 0
for (account, at) in written {
  guard let then = seen[account] else { continue }
  latency.add(then - at)
  if at > endOfWriting - 1_000_000_000 { newest.add(then - at) }
}
let samples = [latency, verdicts, asked, disk].map(\.text)
print((["\(rate)"] + samples + ["\(written.count)", newest.median]).joined(separator: "\t"))
exit(0)
