/// The texts that a host keeps as numbers: what functions of texts read when a program is evaluated.
public protocol TextTable: AnyObject {
  /// The text that a slot of type string holds the number of.
  func text(of number: Int64) -> String
}
