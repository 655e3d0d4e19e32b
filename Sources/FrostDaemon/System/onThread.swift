/// Does blocking work on a thread of its own while the caller's task waits.
func onThread<Result: Sendable>(_ name: String, _ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    _ = PlainThread(name) { continuation.resume(returning: body()) }
  }
}
