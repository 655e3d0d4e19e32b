import FrostConfig
import FrostEngine
import FrostEvents
import FrostSources
import Glibc

/// Positions in files that fitted a pattern and are gone. One is kept for 30 days after the file's last change, and for as
/// long as an event of the file would not be late: what is read again of a file that comes back later is late, and no rule
/// sees it.
enum GoneFiles {
  static let keptMilliseconds: Int64 = 30 * 86_400_000

  /// Those that nobody will ask for again.
  /// - Parameter wall: the machine's time, milliseconds since 1970.
  static func forgettable(
    _ positions: [SourcePosition], _ configuration: DaemonConfiguration, _ counters: Counters, wall: Int64,
    isThere: (_ path: String) -> Bool = { access($0, F_OK) == 0 }
  ) -> [SourcePosition] {
    let inTime = counters.watermark - configuration.lateness - configuration.sourceSkew
    return positions.filter { position in
      guard let path = path(of: position.source, configuration) else { return false }
      return position.modified / 1_000_000 < wall - keptMilliseconds
        && counters.watermarks[position.source] ?? .min < inTime && !isThere(path)
    }
  }

  /// nil: it is no file of a pattern.
  private static func path(of source: String, _ configuration: DaemonConfiguration) -> String? {
    for other in configuration.sources {
      guard case .files(let pattern) = other.place else { continue }
      if let path = FileGlob.path(of: source, named: other.name, pattern: pattern) { return path }
    }
    return nil
  }
}
