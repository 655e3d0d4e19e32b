/// JSON Pointers (RFC 6901): `/items/0/a~1b` is the member `a/b` of the first element of `items`.
package enum JSONPointer {
  /// Whether a text is a JSON Pointer that can name a field: not that of the whole line.
  package static func isValid(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/") else { return false }
    var afterTilde = false
    for byte in text.utf8 {
      if afterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
      afterTilde = byte == UInt8(ascii: "~")
    }
    return !afterTilde
  }
}
