import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostStore
import Glibc
import Logging

extension Startup {
  /// An engine that goes on where the last commit left it.
  struct Recovered {
    var engine: Engine
    /// Checkpoints that were not used, and why.
    var refused: [String] = []
    /// How many accounts were erased before: the engine knows nothing of them.
    var erasures: Int64
  }

  /// Step 5: the engine as it was when the last commit was stored, of the newest checkpoint that can be used and of the
  /// journal since then; without one, of the whole journal.
  /// - Parameters:
  ///   - rules: those in force, where they are not the start's.
  ///   - key: the one that the engine has to have; nil: any.
  func recovered(rules: RuleSet? = nil, key: HashKey? = nil) throws(StartFailure) -> Recovered {
    let rules = rules ?? self.rules
    let options = try engineOptions()
    let erasures = try stored { () throws(StoreError) in try store.erasures() }
    var refused: [String] = []
    for number in store.checkpoints() {
      guard var engine = loaded(number, rules, options, &refused), engine.key == key ?? engine.key else { continue }
      try goOverJournal(&engine)
      return Recovered(engine: engine, refused: refused, erasures: erasures)
    }
    var engine = Engine(rules: rules, options: options, key: key ?? .random)
    try goOverJournal(&engine)
    return Recovered(engine: engine, refused: refused, erasures: erasures)
  }

  /// The engine of a running daemon whose packed keys were found damaged. Without it nothing can go on: where it cannot be
  /// made, the process ends, and the next start says why.
  func rebuilt(_ rules: RuleSet, _ key: HashKey) -> Engine {
    do throws(StartFailure) {
      return try recovered(rules: rules, key: key).engine
    } catch {
      logger.critical("\(error)")
      exit(error.code.rawValue)
    }
  }

  /// What the engine is told, with the limit of its memory and the file that cold keys go to.
  private func engineOptions() throws(StartFailure) -> Engine.Options {
    var options = configuration.engineOptions
    options.memoryLimit = configuration.memory ?? ResourceUse.machineMemory / 2
    options.room = try KeyFile(in: configuration.state).room
    return options
  }

  /// The engine that a checkpoint holds; nil: it is of no use, and said so.
  private func loaded(
    _ number: Int64, _ rules: RuleSet, _ options: Engine.Options, _ refused: inout [String]
  ) -> Engine? {
    let started = MonotonicTime.now
    do throws(CheckpointRefusal) {
      let file = try store.checkpoint(number)
      let engine = try Engine(rules: rules, options: options, checkpoint: file.parts, atOnce: atOnce)
      logger.info(
        "loaded the checkpoint of input \(number): \(engine.keyCount) keys, \(file.bytes >> 20) MiB in \(started.seconds) s"
      )
      return engine
    } catch {
      refused.append("the checkpoint of input \(number) is not used: \(error)")
      logger.warning("\(refused.last ?? "")")
      return nil
    }
  }

  /// Brings the engine the inputs that it has not seen.
  private func goOverJournal(_ engine: inout Engine) throws(StartFailure) {
    let first = engine.nextInput
    let started = MonotonicTime.now
    var told = started
    do {
      try store.journalChunks(from: first) { chunk, firstInput, count in
        // The chunk before the first one that is wanted is all there is, where nothing came since.
        if firstInput < first { return }
        try engine.recover(chunk: chunk, firstInput: firstInput)
        if told.advanced(byMilliseconds: 1000) <= .now {
          told = .now
          ServiceManager.status("recovering: \(engine.nextInput - first) inputs of the journal applied")
          ServiceManager.extendTimeout(seconds: 60)
        }
      }
      engine.resume(try store.counters())
    } catch {
      let hint = (error as? StoreError)?.hint ?? "restore the state directory from a backup"
      throw StartFailure(.inputOutput, "\(configuration.state): \(error)\n  hint: \(hint)")
    }
    logger.info("recovered \(engine.nextInput - first) inputs of the journal in \(started.seconds) s")
  }
}

extension MonotonicTime {
  /// Since then, with two decimals.
  fileprivate var seconds: String { (Double(MonotonicTime.now.nanoseconds - nanoseconds) / 1e9).text(decimals: 2) }
}

extension HashKey {
  /// A key that nobody outside knows; it decides no answer, only where a table keeps things.
  fileprivate static var random: HashKey {
    HashKey(first: .random(in: .min ... .max), second: .random(in: .min ... .max))
  }
}
