import Foundation
import FrostEvents

/// What libFuzzer calls with every line it makes up: decode it. `scripts/fuzz events` says how it is compiled.
///
/// It fails on a crash, on a line that is neither one event nor one reject, on a text outside of the batch, on another
/// answer the second time, and on a line that is taken though Foundation does not take it for JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let line = UnsafeRawBufferPointer(start: bytes, count: count)
  let first = decoded(line)
  let second = decoded(line)
  guard first.count + first.rejects.count == 1 else {
    fatalError("\(first.count) events, \(first.rejects.count) rejects")
  }
  guard first.words == second.words, first.digests == second.digests, first.rejects == second.rejects,
    first.text == second.text
  else { fatalError("another answer the second time") }
  if first.count == 1 { check(first, line) }
  return 0
}

private func decoded(_ line: UnsafeRawBufferPointer) -> EventBatch {
  var decoder = LineDecoder(schema: schema, limit: 2048)
  var batch = EventBatch(
    width: schema.fields.count, position: SourcePosition(source: "fuzz", generation: .init(), offset: 0),
    readAt: EventTime(milliseconds: 1_772_000_000_000))
  decoder.decode(line, at: 7, into: &batch)
  return batch
}

private func check(_ batch: EventBatch, _ line: UnsafeRawBufferPointer) {
  for (number, field) in schema.fields.enumerated() {
    guard batch.presence[0] & (1 << UInt64(number)) != 0 else {
      if field.required { fatalError("\(field.name) is required, and the event lacks it") }
      continue
    }
    if field.type == .text || field.type == .key {
      let range = TextRange(word: batch.words[number])
      guard range.offset >= 0, range.length >= 0, range.offset + range.length <= batch.text.count else {
        fatalError("\(field.name) lies outside of the batch")
      }
      let text = batch.text[range.offset..<range.offset + range.length]
      guard String(validating: text, as: UTF8.self) != nil else { fatalError("\(field.name) is not UTF-8") }
    }
    if field.type == .flag, ![0, 1].contains(batch.words[number]) { fatalError("\(field.name) is no flag") }
  }
  let text = String(decoding: line, as: UTF8.self)
  // Half of a surrogate pair and 1e999 are JSON by its grammar (RFC 8259); Foundation refuses them also where nobody reads
  // them.
  let isBeyondFoundation = text.contains(#/\\[uU][dD]|[0-9][eE]/#)
  guard isBeyondFoundation || (try? JSONSerialization.jsonObject(with: Data(line))) != nil else {
    fatalError("taken, and not JSON: \(text)")
  }
}

private let schema = Schema(
  bookCurrency: Currency(code: "CNY", decimals: 2),
  fields: [
    Field(name: "id", pointer: "/id", type: .text, required: true),
    Field(name: "time", pointer: "/time", type: .time, required: true),
    Field(name: "type", pointer: "/type", type: .text, required: true),
    Field(name: "phase", pointer: "/status", type: .text, defaultText: "done", map: [.init(from: "ok", to: "done")]),
    Field(name: "account", pointer: "/account", type: .key, required: true),
    Field(name: "deep", pointer: "/a/b~1c/0", type: .key),
    Field(name: "amount", pointer: "/amount", type: .money, currencyPointer: "/currency"),
    Field(name: "points", pointer: "/points", type: .integer),
    Field(name: "share", pointer: "/share", type: .number),
    Field(name: "flag", pointer: "/flag", type: .flag),
    Field(name: "opened", pointer: "/opened", type: .time, timeFormat: .unixMilliseconds),
    Field(name: "seen", pointer: "/seen", type: .time, timeFormat: .unixSeconds),
  ], roles: .init(id: 0, time: 1, type: 2, phase: 3, account: 4, amount: 6))
