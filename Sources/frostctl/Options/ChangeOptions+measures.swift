import Foundation
import FrostProtocol

extension ChangeOptions {
  /// Asks for a measure and prints what was done.
  func set(
    _ verb: MeasureRequest.Verb, _ socket: SocketOptions, _ fill: (inout MeasureRequest) -> Void
  ) async throws(Failure) {
    var request = MeasureRequest(verb, reason: reason, key: idempotencyKey, dryRun: dryRun)
    fill(&request)
    let answer = try await socket.session(for: agent).post(request, to: "/v1/measures", expecting: OperatorAnswer.self)
    Terminal.answer(OperatorScreen.lines(answer))
  }
}

extension Session {
  /// Engine time: now on a live stream, the stream's own time in a replay.
  func streamTime() async throws(Failure) -> Date {
    try await get(StatusDocument.self, "/v1/status").document.engineTime.flatMap(LocalTime.date) ?? Date()
  }
}

extension MeasuresDocument: Listing { var items: [MeasureDocument] { measures } }

extension MeasureDocument {
  /// Whether it is in force.
  func isStanding(at now: Date) -> Bool {
    state == "standing" && (until.flatMap(LocalTime.date).map { now < $0 } ?? true)
  }
}
