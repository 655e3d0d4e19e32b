import FrostEngine
import FrostEvents
import FrostRules

/// What libFuzzer calls with what it makes up: bytes in the place of one part of a checkpoint, or, by the first byte, of an
/// engine's. `scripts/fuzz checkpoint` says how it is compiled.
///
/// It fails on a crash, and on a checkpoint that is read and, written again, is read as something else.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  guard count > 0 else { return 0 }
  var parts = whole
  let place = Int(bytes[0]) % parts.count
  parts[place].bytes = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  guard let engine = loaded(parts) else { return 0 }
  // Loaded keys are packed: this unpacks them all.
  guard engine.featureStatistics.count == rules.definitions.count else { fatalError("a feature is missing") }
  guard engine.hasBegun, engine.checkpointObstacle == nil, let again = loaded(written(engine)) else {
    fatalError("what was read cannot be written and read")
  }
  guard again.counters == engine.counters, again.keyCount == engine.keyCount, again.nextInput == engine.nextInput
  else { fatalError("written again, it is another") }
  return 0
}

/// An engine that has seen some events.
nonisolated(unsafe) private let whole: [CheckpointPart] = {
  var wallet = try! Wallet()
  wallet.feed(
    (0..<40).map { number in
      (
        Int64(number) * 60_000,
        #""id":"e\#(number)","type":"transfer","account":"A\#(number % 3)","amount":\#(number * 40)"#
      )
    })
  return written(wallet.engine)
}()

private let rules = try! Wallet().engine.rules

private func written(_ engine: Engine) -> [CheckpointPart] {
  var parts: [CheckpointPart] = []
  var pass = engine.newCheckpoint
  while let part = engine.nextPart(of: &pass) { parts.append(part) }
  engine.image(ending: pass)?.writeParts { parts.append($0) }
  return parts
}

/// nil: it is refused.
private func loaded(_ parts: [CheckpointPart]) -> Engine? {
  parts.withViews { try? Engine(rules: rules, options: .init(lateness: 60_000), checkpoint: $0) }
}
