import CFaultyDisk
import Foundation
import FrostEngine
import FrostEvents

@testable import FrostStore

/// A checkpoint of which some parts are taken.
struct CheckpointInTheMaking {
  var pass: CheckpointPass
  let writer: CheckpointWriter
  let firstNumber: Int64
}

extension Simulation {
  /// The engine of the newest checkpoint that can be used, or a new one.
  func loaded(from store: Store) throws -> Engine {
    let numbers = store.checkpoints()
    if numbers.first ?? 0 < promisedCheckpoint {
      throw Broken(description: "the checkpoint of input \(promisedCheckpoint) was written, and is gone")
    }
    for number in numbers {
      do throws(CheckpointRefusal) {
        let file = try store.checkpoint(number)
        let engine = try Engine(rules: rules, options: options, checkpoint: file.parts)
        checkpoints.used += 1
        return engine
      } catch {
        if faulty_is_stopped() { throw Stopped() }
        guard damaged.contains(number) || error.description.contains("an account was erased") else {
          throw Broken(description: "the checkpoint of input \(number) has its name, and \(error)")
        }
        checkpoints.refused += 1
      }
    }
    return Engine(rules: rules, options: options)
  }

  /// Takes some parts more; where there are none left, the checkpoint is ended. One that fails is given up.
  func goOnWithCheckpoint(_ engine: Engine, _ store: Store) throws {
    do {
      try goOn(engine, store)
    } catch StoreError.checkpoint(let path, let reason) {
      if faulty_is_stopped() { throw Stopped() }
      guard reason == String(cString: strerror(EIO)) || reason == String(cString: strerror(ENOSPC)) else {
        throw Broken(description: "\(path): \(reason)")
      }
      failures += 1
      checkpoint = nil
    }
  }

  private func goOn(_ engine: Engine, _ store: Store) throws {
    if checkpoint == nil {
      guard engine.hasBegun, Int.random(in: 0..<3, using: &random) == 0 else { return }
      checkpoint = CheckpointInTheMaking(
        pass: engine.newCheckpoint, writer: try store.newCheckpoint(), firstNumber: engine.nextInput)
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      guard var part = engine.nextPart(of: &checkpoint!.pass, slices: Int.random(in: 1...800, using: &random)) else {
        return try endCheckpoint(engine, store)
      }
      if canary == .olderKeys { part.label.number = checkpoint!.firstNumber }
      try checkpoint!.writer.append(part)
    }
  }

  private func endCheckpoint(_ engine: Engine, _ store: Store) throws {
    guard let image = engine.image(ending: checkpoint!.pass) else {
      throw Broken(description: "a checkpoint has become useless")
    }
    let anchor: CheckpointAnchor?
    do {
      anchor = try store.checkpointAnchor()
    } catch {
      if faulty_is_stopped() { throw Stopped() }
      guard Self.passes(error) else { throw Broken(description: "what is stored cannot be read: \(error)") }
      checkpoint = nil
      return
    }
    guard let anchor, anchor.number == engine.nextInput else {
      throw Broken(
        description: "a checkpoint of input \(engine.nextInput) is not what is stored: \(String(describing: anchor))")
    }
    let writer = checkpoint!.writer
    defer { checkpoint = nil }
    // The engine knows of an account what was erased.
    guard anchor.erasures == erasures else { return }
    try image.writeParts { part in try writer.append(part) }
    try store.finish(writer, anchor)
    checkpoints.written += 1
    damaged.remove(anchor.number)
    promisedCheckpoint = anchor.number
  }

  /// Now and then the newest has a damaged byte.
  func damageCheckpoint() {
    let state = directory + "/state"
    guard Int.random(in: 0..<6, using: &random) == 0, let newest = Store.checkpoints(in: state).first else { return }
    let path = state + "/" + CheckpointFormat.fileName(newest)
    guard var bytes = FileManager.default.contents(atPath: path) else { return }
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    try? bytes.write(to: URL(fileURLWithPath: path))
    damaged.insert(newest)
  }
}
