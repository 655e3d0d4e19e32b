import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  func auditLog(_ call: Call) async throws -> [UInt8] {
    try call.allow("subject", "actor", "limit")
    let limit = try call.limit()
    let rows = try await reading {
      try $0.audit(subject: call.query["subject"], actor: call.query["actor"], limit: limit + 1)
    }
    let documents = documents(for: call.user)
    return try encoded(
      AuditDocument(entries: rows.prefix(limit).map(documents.auditEntry), more: rows.count > limit))
  }

  /// Anchors that one request may give.
  static let maximumAnchors = 20

  func verifyAudit(_ call: Call) async throws -> [UInt8] {
    try call.allow("anchors")
    let texts = (call.query["anchors"] ?? "").split(separator: ",")
    guard texts.count <= Self.maximumAnchors else {
      throw Refusal(.badRequest, "anchors: at most \(Self.maximumAnchors) at a time; the newest one proves the most")
    }
    let anchors = try texts.map { text throws(Refusal) in
      guard let anchor = AuditAnchor(text) else {
        throw Refusal(
          .badRequest, "anchors: '\(text)' is no anchor",
          hint: "one is an entry's number, a colon and 64 hexadecimal digits, as frostd writes it to the journal")
      }
      return anchor
    }
    let found = try await reading { try $0.verifyAudit(against: anchors) }
    return try encoded(AuditVerificationDocument(found))
  }
}

extension Documents {
  func auditEntry(_ entry: AuditEntry) -> AuditEntryDocument {
    let isHidden = entry.action == "order" && !showsOrders
    return AuditEntryDocument(
      entry: entry.number, at: entry.at.text, actor: entry.actor, via: entry.via,
      action: isHidden ? CauseRow.Kind.authority.told : entry.action, subject: entry.subject,
      reason: isHidden ? "" : entry.reason, before: entry.before, after: entry.after, erasedBy: entry.erasedBy)
  }
}
