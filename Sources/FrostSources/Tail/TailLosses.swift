/// How often what a source had written was, or may have been, destroyed before it was read; since the start of the daemon.
package struct TailLosses: Hashable, Sendable {
  /// The file was cut or overwritten in place.
  package var truncations = 0
  /// A file that had been read in part was gone when reading was to go on in it.
  package var files = 0
  /// Bytes that are known to have been there and were never read. What was written and destroyed between two looks is
  /// known to nobody.
  package var bytes: Int64 = 0

  package init() {}
}
