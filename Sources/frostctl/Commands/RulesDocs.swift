import ArgumentParser
import Foundation
import FrostConfig
import FrostTools

struct RulesDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Write pages about the rules of a directory (Markdown). Needs no daemon.",
    discussion: """
      One page a file that has rules, and README.md that lists all. Pages of files that are gone are named, not removed.
      frostctl rules docs rules --out docs/rules
      """)

  @Argument(help: ArgumentHelp("The rule directory.", valueName: "dir"), completion: .directory)
  var directory: String

  @Option(help: ArgumentHelp("Where the pages go.", valueName: "dir"), completion: .directory)
  var out: String

  func run() throws {
    let name = URL(filePath: directory).standardizedFileURL.lastPathComponent
    let pages = RulePages(try CompiledRules.read(directory), directory: directory, name: name).pages
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    } catch {
      throw Failure(.inputOutput, "\(out) cannot be made: \(error.localizedDescription)")
    }
    for page in pages { try FileOutput.write(page.text, to: out + "/" + page.path) }
    let written = Set(pages.map(\.path))
    let found = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    for file in found.sorted() where file.hasSuffix(".md") && !written.contains(file) {
      Terminal.message("\(out)/\(file) belongs to no rule file: remove it")
    }
    Terminal.answer(Words.count(pages.count, "page", "pages") + " in \(out)")
  }
}
