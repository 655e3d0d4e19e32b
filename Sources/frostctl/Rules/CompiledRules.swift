import FrostTools

extension CompiledRules {
  /// Reads and compiles a directory; what is wrong with it goes to standard output, as `rules check` writes it.
  static func read(_ directory: String) throws(Failure) -> CompiledRules {
    do { return try CompiledRules(directory) } catch {
      Terminal.write(error.rendered, to: 1)
      throw Failure(
        .configuration, "\(Words.count(error.count, "error", "errors")) in \(directory): a daemon would not take it")
    }
  }
}
