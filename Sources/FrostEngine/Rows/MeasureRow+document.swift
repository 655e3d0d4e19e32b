package import FrostEvents

extension MeasureRow {
  /// As it is served and as it leaves in the feed: a JSON object.
  package var document: String {
    var json = JSONWriter()
    write(to: &json)
    return json.text
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("kind", kind.rawValue)
      json.field("state", state.rawValue)
      json.field("account", account)
      json.field("parent", parent)
      json.array("rules") { json in for rule in rules { json.value(rule) } }
      json.array("others") { json in for other in others { json.value(other) } }
      json.field("number", number)
      json.field("text", text)
      json.field("by", by)
      json.field("reason", reason)
      json.field("from", from)
      if let until { json.field("until", until) }
      if let ended { json.field("ended", ended) }
      if !endedBy.isEmpty { json.field("ended_by", endedBy) }
    }
  }
}
