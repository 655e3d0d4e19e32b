import FrostEvents

/// Writes an event as a line of the wallet's JSON: each field where the schema says that it stands.
struct EventLineWriter {
  private indirect enum Node {
    case object([(name: String, node: Node)])
    case literal(String)
  }

  private let schema: Schema

  init(_ schema: Schema) { self.schema = schema }

  /// - Parameter values: canonical texts by field number; the id and the time may be left out.
  func line(_ values: [Int: String], at time: EventTime, id: String) -> String {
    var values = values
    values[schema.roles.time] = time.text
    if let field = schema.roles.id, values[field] == nil { values[field] = id }
    var root = Node.object([])
    for field in schema.fields.indices {
      guard let text = values[field] else { continue }
      let names = schema.fields[field].pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
      Self.put(.literal(literal(text, schema.fields[field])), at: names[...], into: &root)
    }
    return Self.text(root)
  }

  private static func put(_ leaf: Node, at names: ArraySlice<String>, into node: inout Node) {
    guard let name = names.first else {
      node = leaf
      return
    }
    var members: [(name: String, node: Node)] = []
    if case .object(let known) = node { members = known }
    var child = members.first { $0.name == name }?.node ?? .object([])
    put(leaf, at: names.dropFirst(), into: &child)
    if let place = members.firstIndex(where: { $0.name == name }) {
      members[place].node = child
    } else {
      members.append((name, child))
    }
    node = .object(members)
  }

  private static func text(_ node: Node) -> String {
    switch node {
    case .literal(let text): return text
    case .object(let members):
      return "{" + members.map { quoted($0.name) + ":" + text($0.node) }.joined(separator: ",") + "}"
    }
  }

  private func literal(_ text: String, _ field: Field) -> String {
    switch field.type {
    case .text, .key: Self.quoted(Self.written(text, field))
    case .money: Self.quoted(text)
    case .integer, .flag: text
    case .number: (Double(text) ?? 0).description
    case .time:
      switch (try? EventTime(rfc3339: text), field.timeFormat) {
      case (let time?, .unixMilliseconds): String(time.milliseconds)
      case (let time?, .unixSeconds):
        time.milliseconds % 1000 == 0 ? String(time.milliseconds / 1000) : "\(Double(time.milliseconds) / 1000)"
      default: Self.quoted(text)
      }
    }
  }

  /// What the wallet writes for a canonical text.
  private static func written(_ text: String, _ field: Field) -> String {
    field.map.first { $0.to == text }?.from ?? text
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }
}
