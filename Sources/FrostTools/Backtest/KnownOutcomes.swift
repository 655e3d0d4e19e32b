package import FrostConfig
package import FrostEngine
import FrostEvents

/// What people found out about accounts, for judging: a table with the columns `account`, `outcome` (`fraud`, `scam`,
/// `honest`, `unclear`) and, where the beginning of the fraud is known, `since`. No rule sees it.
package struct KnownOutcomes: Sendable {
  package enum Verdict: Sendable { case fraud, honest }

  /// What is wrong with a table, in words.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private var verdicts: [String: Verdict] = [:]
  private var beginnings: [String: EventTime] = [:]

  /// Nothing is known.
  package init() {}

  /// - Parameter name: the file's, for messages.
  package init(_ file: ImportFile, name: String) throws(Failure) {
    guard let account = file.columns.firstIndex(of: "account"), let outcome = file.columns.firstIndex(of: "outcome")
    else { throw Failure(description: "\(name) needs the columns `account` and `outcome`") }
    let since = file.columns.firstIndex(of: "since")
    for row in file.rows {
      let subject = row.values[account]
      let verdict: Verdict?
      switch row.values[outcome] {
      // Somebody talked into paying is to be reached as well.
      case "fraud", "scam": verdict = .fraud
      case "honest": verdict = .honest
      case "unclear": verdict = nil
      default:
        throw Failure(
          description: "\(name):\(row.line): `\(row.values[outcome])` is none of fraud, scam, honest, unclear")
      }
      if let known = verdicts[subject], known != verdict {
        throw Failure(description: "\(name):\(row.line): \(subject) has another outcome above")
      }
      verdicts[subject] = verdict
      guard let since, !row.values[since].isEmpty else { continue }
      guard let time = try? EventTime(rfc3339: row.values[since]) else {
        throw Failure(description: "\(name):\(row.line): `\(row.values[since])` is no time like 2026-03-01T10:00:00Z")
      }
      beginnings[subject] = min(time, beginnings[subject] ?? time)
    }
  }

  /// What was learned when cases were closed and accounts released, as it stands now: the newest word on an account counts.
  package init(_ labels: [LabelRow]) {
    for label in labels.sorted(by: { $0.learned < $1.learned }) {
      switch label.outcome {
      case .fraud, .scam: verdicts[label.subject] = .fraud
      case .honest: verdicts[label.subject] = .honest
      case .unclear: verdicts[label.subject] = nil
      }
    }
  }

  var frauds: Int { verdicts.values.count { $0 == .fraud } }

  /// nil: not known, or unclear.
  subscript(account: String) -> Verdict? { verdicts[account] }

  func beginning(of account: String) -> EventTime? { beginnings[account] }
}
