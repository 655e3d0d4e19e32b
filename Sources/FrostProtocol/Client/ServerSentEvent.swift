/// One event of a `text/event-stream`.
package struct ServerSentEvent: Hashable, Sendable {
  /// What to send as `Last-Event-ID` to go on after it.
  package var id: String
  package var data: [UInt8]
}

/// Takes a `text/event-stream` apart, however its bytes are cut (WHATWG HTML, 9.2.6).
struct ServerSentEventParser {
  private var line: [UInt8] = []
  private var id = ""
  private var data: [UInt8] = []
  private var hasData = false

  /// Events that are complete with these bytes.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    for byte in bytes {
      guard byte == 0x0A else {
        line.append(byte)
        continue
      }
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty {
        if hasData { events.append(ServerSentEvent(id: id, data: data)) }
        (data, hasData) = ([], false)
      } else {
        take(line)
      }
      line.removeAll(keepingCapacity: true)
    }
    return events
  }

  private mutating func take(_ line: [UInt8]) {
    let name = line.prefix { $0 != UInt8(ascii: ":") }
    var value = line.dropFirst(name.count + 1)
    if value.first == 0x20 { value = value.dropFirst() }
    switch String(decoding: name, as: UTF8.self) {
    case "id": id = String(decoding: value, as: UTF8.self)
    case "data":
      if hasData { data.append(0x0A) }
      data += value
      hasData = true
    default: break
    }
  }
}
