import FrostEngine
import FrostEvents

/// What libFuzzer calls with every chunk it makes up: read it as recovery, erasing and condensing do. `scripts/fuzz journal`
/// says how it is compiled.
///
/// It fails on a crash, and where one of them reads what another refuses, or comes to other counters after it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let chunk = Array(UnsafeBufferPointer(start: bytes, count: count))
  let counters = recovered(chunk)
  var eraser = JournalEraser(account: "A1", schema: Wallet.schema, key: .fixed)
  let erased = Result { try eraser.rewritten(chunk, firstInput: 1) }
  var condenser = JournalCondenser(schema: Wallet.schema)
  let condensed = Result { try condenser.condensed(chunk, firstInput: 1, before: .forever) }
  guard let counters else { return 0 }
  switch erased {
  case .success(nil): break
  case .success(let rest?):
    guard recovered(rest) == counters else { fatalError("erased, it comes to something else") }
    var again = JournalEraser(account: "A1", schema: Wallet.schema, key: .fixed)
    guard (try? again.rewritten(rest, firstInput: 1)) == .some(nil) else { fatalError("erased twice") }
  case .failure(let error): fatalError("recovery reads what erasing refuses: \(error)")
  }
  switch condensed {
  case .success(.condensed(let rest)):
    guard var condensed = recovered(rest) else { fatalError("condensed, it is refused") }
    // Ids of what is past are not remembered, nor the source it came from.
    condensed.forgottenIDs = counters.forgottenIDs
    condensed.watermarks = counters.watermarks
    guard condensed == counters else { fatalError("condensed, it comes to something else") }
  case .success: break
  case .failure(let error): fatalError("recovery reads what condensing refuses: \(error)")
  }
  return 0
}

nonisolated(unsafe) private let fresh = try! Wallet()

/// nil: it is refused.
private func recovered(_ chunk: [UInt8]) -> Counters? {
  var engine = fresh.engine
  do {
    try engine.recover(chunk: chunk, firstInput: 1)
    return engine.counters
  } catch { return nil }
}
