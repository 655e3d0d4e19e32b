import Testing

@testable import FrostProtocol

@Suite struct ServerSentEventTests {
  private static let stream = Array(
    "retry: 1000\n\n: quiet\n\nid: 7\nevent: freeze.placed\ndata: {\"a\":1}\n\nid:8\r\ndata:x\r\ndata: y\r\n\r\nid: 9\ndata: cut"
      .utf8)

  @Test(arguments: [1, 2, 7, 1000])
  func `events are read however the bytes are cut`(size: Int) {
    var parser = ServerSentEventParser()
    var events: [ServerSentEvent] = []
    var rest = Self.stream[...]
    while !rest.isEmpty {
      events += parser.feed(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(
      events == [
        ServerSentEvent(id: "7", data: Array("{\"a\":1}".utf8)), ServerSentEvent(id: "8", data: Array("x\ny".utf8)),
      ])
  }
}
