package import Foundation

/// How the documents of offline commands are written.
package enum ToolDocument {
  /// Members in snake case and sorted, as everywhere else in Frost.
  package static func json(_ document: any Encodable, pretty: Bool) throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return try encoder.encode(document)
  }
}
