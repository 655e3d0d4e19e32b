import ArgumentParser

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl
}

struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: "table for people; json: the document as Frost serves it; jsonl: an item a line.")
  var output = OutputFormat.table

  @Flag(name: .customLong("no-color"), help: "No colour. Also without a terminal, and with NO_COLOR set.")
  var noColor = false

  var paint: Paint { noColor ? .off : .wanted }
}
