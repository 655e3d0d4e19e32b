import Foundation

/// What libFuzzer calls with every document it makes up: read it as each request and answer of the control protocol, and as
/// a stream of events. `scripts/fuzz protocol` says how it is compiled.
///
/// It fails on a crash, and on a document that is another one once it was written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let document = Array(UnsafeBufferPointer(start: bytes, count: count))
  for read in readers { read(document) }
  var whole = ServerSentEventParser()
  var parts = ServerSentEventParser()
  let cut = count / 2
  let events = whole.feed(document)
  guard parts.feed(document[..<cut]) + parts.feed(document[cut...]) == events else {
    fatalError("a stream that is cut has other events")
  }
  return 0
}

private func reader<Document: Codable & Equatable>(_ type: Document.Type) -> @Sendable ([UInt8]) -> Void {
  { bytes in
    guard let document = try? ProtocolJSON.decode(type, from: bytes) else { return }
    guard let written = try? ProtocolJSON.encode(document) else { fatalError("\(type) cannot be written") }
    guard let again = try? ProtocolJSON.decode(type, from: written) else { fatalError("\(type) cannot be read again") }
    guard again == document else { fatalError("\(type) is another one: \(String(decoding: written, as: UTF8.self))") }
  }
}

private let readers: [@Sendable ([UInt8]) -> Void] = [
  reader(CaseStepRequest.self), reader(ErasureRequest.self), reader(FindRequest.self), reader(FreezeRequest.self),
  reader(ImportRequest.self), reader(ListEntryRequest.self), reader(ListRemovalRequest.self),
  reader(MeasureRequest.self), reader(QuarantineRetryRequest.self), reader(ReleaseRequest.self),
  reader(ReloadRequest.self), reader(BackupRequest.self), reader([String: JSONValue].self),
  reader(StatusDocument.self), reader(AccountDocument.self), reader(DecisionDocument.self),
  reader(ChangesDocument.self), reader(ErrorDocument.self), reader(HealthDocument.self),
]
