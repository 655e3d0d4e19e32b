import ArgumentParser
import Foundation
import FrostTools

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print evaluation reports; of several streams, the median and the worst.",
    discussion: "The reports are what `frostctl simulate --obey --report FILE` writes. Needs no daemon.")

  @Argument(help: ArgumentHelp("Report files.", valueName: "report"))
  var files: [String]

  func run() throws {
    let reports = try files.map(Self.report)
    Terminal.answer(reports.count == 1 ? reports[0].lines : EvaluationSummary(reports).lines)
  }

  private static func report(_ file: String) throws(Failure) -> EvaluationReport {
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: file)) } catch {
      throw Failure(.inputOutput, "\(file) cannot be read: \(error.localizedDescription)")
    }
    guard let report = try? JSONDecoder().decode(EvaluationReport.self, from: data),
      report.schema == EvaluationReport.schema
    else {
      throw Failure(
        .dataError, "\(file) is no evaluation report (\(EvaluationReport.schema))",
        hint: "make one: frostctl simulate --obey --report FILE …")
    }
    return report
  }
}
