import FrostEvents
import FrostProtocol
import FrostStore
import NIOPosix

/// Answers calls from the store and the daemon; its methods are the routes.
struct Control: Sendable {
  let store: Store
  let port: any OperatorPort
  let documents: Documents
  let finding: Finding?
  /// Users who hold a right, by its name.
  var rights: [String: [String]] = [:]

  /// Reads on a thread that may block.
  func reading<Answer: Sendable>(_ read: @escaping @Sendable (Store) throws -> Answer) async throws -> Answer {
    try await NIOThreadPool.singleton.runIfActive { [store] in try read(store) }
  }

  func encoded(_ document: some Encodable) throws -> [UInt8] { try ProtocolJSON.encode(document) }
}
