/// Where a window stands in its key's history. It follows the time it is read at, forwards with the stream and backwards
/// for a late event.
struct WindowState: BitwiseCopyable {
  /// The entries it holds at the moment are from `low` up to, not including, `high`. Each is an entry or the end.
  var low = Position(block: 0, offset: 0)
  var high = Position(block: 0, offset: 0)
  /// Entries before it are of no use to the window any more.
  var tail = Position(block: 0, offset: 0)
  /// As long as it moves forwards to times not later than this, no entry leaves it, and none that is there comes into a
  /// window that ends before the present. It may be too early.
  var due = Int64.max
}
