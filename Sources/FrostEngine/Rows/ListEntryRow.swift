package import FrostEvents

/// A value that an operator put on a list.
package struct ListEntryRow: Sendable, Hashable {
  package var id: String
  package var list: String
  package var value: String
  /// Who answers for it.
  package var owner: String
  /// Who put it there.
  package var by: String
  package var reason: String
  package var from: EventTime
  /// nil: until it is removed.
  package var until: EventTime?
  package var removed: EventTime?
  package var removedBy: String?
  package var removeReason: String?

  package init(
    id: String, list: String, value: String, owner: String, by: String, reason: String, from: EventTime,
    until: EventTime? = nil, removed: EventTime? = nil, removedBy: String? = nil, removeReason: String? = nil
  ) {
    self.id = id
    self.list = list
    self.value = value
    self.owner = owner
    self.by = by
    self.reason = reason
    self.from = from
    self.until = until
    self.removed = removed
    self.removedBy = removedBy
    self.removeReason = removeReason
  }

  /// When it holds: until it ends by itself or was removed.
  package var validity: Validity { Validity(from: from, until: min(until ?? .forever, removed ?? .forever)) }
}
