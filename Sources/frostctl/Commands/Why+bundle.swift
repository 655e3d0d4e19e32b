import Foundation
import FrostConfig
import FrostEvents
import FrostProtocol
import FrostTools

extension Why {
  /// Everything about an account or a decision in one file, for who is outside.
  func writeBundle(to file: String, because reason: String) async throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Failure(
        .conflict, "\(file) is there already", hint: "name another file: what was given out is not written over")
    }
    let subject = subject.hasPrefix("dec_") ? subject : try await account()
    let bundle = try await source.session(for: agent).post(
      BundleRequest(subject: subject, reason: reason, personal: personal), to: "/v1/bundles",
      expecting: BundleDocument.self
    ).with(ruleFiles())
    let missing = bundle.rules.count { $0.text == nil }
    if missing > 0 {
      Terminal.message(
        "frostctl: the text of \(Words.count(missing, "rule", "rules")) is not at hand: name the files of then with --rules"
      )
    }
    let bytes = Array(try BundlePage(bundle).text().utf8)
    guard
      FileManager.default.createFile(
        atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw Failure(.inputOutput, "\(file) cannot be written") }
    var hash = SHA256()
    hash.update(bytes)
    Terminal.answer([
      "\(file): \(Words.count(bundle.decisions.count, "decision", "decisions")), "
        + "\(Words.count(bundle.events.count, "event line", "event lines")), "
        + "\(Words.count(bundle.audit.count, "entry", "entries")) of the audit log"
        + (personal ? ", personal values as they are" : ", personal values masked"),
      "sha256 \(hash.hexDigest())",
    ])
    if !bundle.chain.verification.findings.isEmpty {
      throw Failure(.no, "the audit log was changed: the file says where", hint: "frostctl audit verify")
    }
  }

  /// nil: there are none to read; the bundle says so of each rule.
  private func ruleFiles() -> CompiledRules? {
    let named = rules ?? (try? DaemonConfiguration.load(source.config))?.rules
    return try? RuleDirectory.compile(named ?? "/etc/frost/rules")
  }
}
