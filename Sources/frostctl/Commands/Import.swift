import ArgumentParser
import FrostConfig
import FrostProtocol

extension ImportRequest.Kind: ExpressibleByArgument {}

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell Frost of accounts, devices and payees that are older than its history, and of profiles.",
    discussion: """
      A table as .csv (the first line names the columns) or .jsonl. The columns are fields of the schema and first_seen:
        accounts   account,first_seen          and profile fields
        devices    device,first_seen           with account: known to that account
        payees     payee,first_seen            with account: known to that account
        profiles   account and profile fields
      All lines are looked at before any is taken in.

      frostctl import devices.csv --kind devices --reason "first day"
      """)

  @Argument(help: ArgumentHelp("The table.", valueName: "file")) var file: String

  @Option(help: "What its rows are: \(ImportRequest.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: ImportRequest.Kind

  @OptionGroup var change: ChangeOptions
  @OptionGroup var socket: SocketOptions

  func run() async throws {
    let parts = ImportParts(try table())
    let key = change.idempotencyKey
    let rehearsals = parts.requests(kind, reason: change.reason, key: key, dryRun: true)
    for request in rehearsals { _ = try await post(request) }
    if !change.dryRun {
      let requests = parts.requests(kind, reason: change.reason, key: key, dryRun: false)
      for (number, request) in requests.enumerated() {
        do {
          _ = try await post(request)
        } catch {
          guard number > 0 else { throw error }
          throw Failure(
            error.code, error.message,
            hint: "lines before \(request.rows[0].line) are in; the same command with --key \(key) does the rest")
        }
      }
    }
    let rows = Words.count(parts.rows, "row", "rows")
    Terminal.answer(
      change.dryRun
        ? "Nothing was changed; \(rows) of \(kind.rawValue) would be taken in"
        : "\(rows) of \(kind.rawValue) are taken in")
  }

  private func table() throws -> ImportFile {
    do throws(LoadFailure) {
      return try ImportFile.read(file)
    } catch {
      Terminal.write(error.rendered, to: 2)
      throw Failure(.dataError, Words.count(error.diagnostics.count, "mistake", "mistakes") + " in \(file)")
    }
  }

  private func post(_ request: ImportRequest) async throws(Failure) -> OperatorAnswer {
    do {
      return try await socket.session.post(request, to: "/v1/imports", expecting: OperatorAnswer.self)
    } catch {
      guard error.code == .dataError else { throw error }
      throw Failure(error.code, "\(file): " + error.message.replacing("\n", with: "\n\(file): "), hint: error.hint)
    }
  }
}
