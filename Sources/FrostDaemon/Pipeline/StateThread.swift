import FrostEngine
import FrostStore
import Synchronization

/// Writes checkpoints, part by part as the engine's thread hands them over. One that cannot be written is given up, and
/// nothing else is: the journal has everything.
final class StateThread: Sendable {
  enum Work: Sendable {
    case begin
    case part(CheckpointPart)
    /// - Parameter anchor: nil: not everything before it is stored.
    case end(EngineImage, CheckpointAnchor?)
    /// There is none now; one that is begun is of no use.
    case drop(String)
  }

  enum Outcome: Sendable {
    case written(number: Int64, keys: Int, bytes: Int64, seconds: Double)
    case givenUp(String)
  }

  private let store: Store
  /// Accounts that were erased before the engine was recovered: it knows nothing of them.
  private let erasures: Int64
  private let report: @Sendable (Outcome) -> Void
  /// One has all its parts and waits for the store: no other may begin, or it would be ended with that one's end.
  let isEnding = Atomic(false)
  /// Small: parts that wait are memory.
  let queue = BoundedQueue<Work>(limit: 8)

  init(store: Store, erasures: Int64, report: @escaping @Sendable (Outcome) -> Void) {
    self.store = store
    self.erasures = erasures
    self.report = report
  }

  /// Works until the queue is closed and empty; a checkpoint that is not ended then leaves nothing.
  func run() {
    var writer: CheckpointWriter?
    var began = MonotonicTime.now
    while case .element(let work) = queue.pop() {
      do throws(StoreError) {
        switch work {
        case .begin:
          began = .now
          writer = nil
          writer = try store.newCheckpoint()
        case .part(let part): try writer?.append(part)
        case .end(let image, let anchor):
          if let open = writer { try end(open, image, anchor, began) }
          writer = nil
        case .drop(let reason):
          writer = nil
          report(.givenUp(reason))
        }
      } catch {
        writer = nil
        report(.givenUp("\(error)"))
      }
    }
  }

  private func end(
    _ writer: CheckpointWriter, _ image: EngineImage, _ anchor: CheckpointAnchor?, _ began: MonotonicTime
  ) throws(StoreError) {
    guard let anchor, anchor.number == image.nextInput else {
      return report(.givenUp("what it holds could not be stored in the database"))
    }
    guard anchor.erasures == erasures else {
      return report(.givenUp("an account was erased: there are checkpoints again after the next start"))
    }
    try image.writeParts { (part) throws(StoreError) in try writer.append(part) }
    try store.finish(writer, anchor)
    let seconds = Double(MonotonicTime.now.nanoseconds - began.nanoseconds) / 1e9
    report(.written(number: anchor.number, keys: writer.keys, bytes: writer.bytes, seconds: seconds))
  }
}
