import CEL
import Foundation

/// A type as the suite writes it.
struct SuiteType: Decodable {
  var type: CELType

  private enum CodingKeys: String, CodingKey {
    case list, map, abstract, params
    case parameter = "type_param"
  }

  init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      guard let known = Self.plain[name] else { throw SuiteError(message: "type \(name)") }
      type = known
      return
    }
    let keyed = try decoder.container(keyedBy: CodingKeys.self)
    if let element = try keyed.decodeIfPresent(SuiteType.self, forKey: .list) {
      type = .list(element.type)
    } else if let pair = try keyed.decodeIfPresent([SuiteType].self, forKey: .map) {
      guard pair.count == 2 else { throw SuiteError(message: "a map type needs two parameters") }
      type = .map(pair[0].type, pair[1].type)
    } else if let name = try keyed.decodeIfPresent(String.self, forKey: .parameter) {
      type = .parameter(name)
    } else {
      let name = try keyed.decode(String.self, forKey: .abstract)
      let parameters = try keyed.decodeIfPresent([SuiteType].self, forKey: .params) ?? []
      type =
        name == "optional_type" && parameters.count == 1
        ? .optional(parameters[0].type) : .named(name, parameters.map(\.type))
    }
  }

  private static let plain: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "dyn": .dyn, "any": .dyn, "timestamp": .timestamp, "duration": .duration, "type": .type,
  ]
}

struct SuiteError: Error {
  var message: String
}
