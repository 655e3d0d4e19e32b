/// What a person found out. The same words everywhere: release, labels, reports.
package enum Outcome: String, Sendable, CaseIterable { case fraud, honest, scam, unclear }
