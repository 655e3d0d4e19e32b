import FrostSources

extension ReaderThread {
  /// How often files that fit a pattern are looked for.
  private static let searchMilliseconds: Int64 = 250
  /// How long a file may be gone before it is let go: while it is rotated there is none under its name.
  private static let goneMilliseconds: Int64 = 60_000

  /// Takes on files that have come and lets those go that are gone and read to their end.
  func lookForFiles() {
    guard !globs.isEmpty, nextSearch <= .now else { return }
    nextSearch = .now.advanced(byMilliseconds: Self.searchMilliseconds)
    for glob in globs {
      var problem: String?
      do throws(SourceFailure) {
        sources += try glob.newFiles().map(SourceReader.init)
      } catch {
        problem = "\(error)"
      }
      letGo(of: glob)
      report(
        SourceReport(
          source: glob.name, path: glob.pattern, size: 0, notes: [], newestEvent: nil, losses: TailLosses(),
          problem: problem))
    }
  }

  private func letGo(of glob: FileGlob) {
    sources.removeAll { source in
      guard source.events.source.hasPrefix(glob.name + "/"), source.pending == nil,
        let since = source.goneSince, since.advanced(byMilliseconds: Self.goneMilliseconds) <= .now
      else { return false }
      glob.forget(source.events.path)
      report(
        SourceReport(
          source: source.events.source, path: source.events.path, size: 0, notes: [], newestEvent: nil,
          losses: source.events.losses, isOver: true))
      return true
    }
  }
}
