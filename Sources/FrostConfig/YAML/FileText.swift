import CEL
import Foundation

/// Reads a file whole, up to a limit, as UTF-8.
struct FileText {
  /// Bytes; a rule file that is longer is a mistake.
  static let limit = 1 << 20

  let findings: Findings
  var limit = Self.limit

  /// - Parameters:
  ///   - name: what messages call the file.
  ///   - place: where the file is named, for messages about the file as a whole; nil: the file itself.
  func read(_ path: String, name: String, namedAt place: SourcePlace? = nil) -> (text: SourceText, bytes: [UInt8])? {
    let place = place ?? SourcePlace(file: name, line: 1, column: 1)
    let bytes: [UInt8]
    do {
      let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      let values = try FileManager.default.attributesOfItem(atPath: url.path)
      guard values[.type] as? FileAttributeType == .typeRegular else {
        findings.error("\(name) is not a regular file", at: place)
        return nil
      }
      let size = values[.size] as? Int ?? 0
      guard size <= limit else {
        findings.error("\(name) has \(size) bytes, more than the limit of \(limit)", at: place, hint: "split it")
        return nil
      }
      bytes = [UInt8](try Data(contentsOf: url))
    } catch {
      let reason = FileManager.default.fileExists(atPath: path) ? "it may not be read" : "there is no such file"
      findings.error("cannot read \(name): \(reason)", at: place)
      return nil
    }
    guard let text = String(validating: withoutMark(bytes), as: UTF8.self) else {
      noteInvalid(bytes, name: name)
      return nil
    }
    return (SourceText(name: name, text: text), bytes)
  }

  /// Without a byte order mark.
  private func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  private func noteInvalid(_ bytes: [UInt8], name: String) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where String(validating: line, as: UTF8.self) == nil {
      var length = line.count
      while String(validating: line.prefix(length), as: UTF8.self) == nil { length -= 1 }
      let column = String(decoding: line.prefix(length), as: UTF8.self).unicodeScalars.count + 1
      let byte = String(line[line.startIndex + length], radix: 16, uppercase: true)
      findings.error(
        "the file is not UTF-8: byte 0x\(byte) here", at: SourcePlace(file: name, line: number + 1, column: column),
        hint: "save it as UTF-8; `iconv -f GB18030 -t UTF-8` converts a Chinese one")
      return
    }
  }
}
