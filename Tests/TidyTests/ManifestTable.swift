/// The rows of `Package.swift`, read as text: what each target may import.
struct ManifestTable {
  struct Row {
    var name: String
    var kind: String
    var imports: [String]
    var packages: [String]
  }

  var rows: [Row]
  /// Products of a `let name = Dependency(products: […])`.
  var products: [String: [String]]

  init(manifest: String) {
    let dependencies = manifest.matches(of: /let (\w+) = Dependency\(\s*products: \[([^\]]*)\]/)
    products = Dictionary(uniqueKeysWithValues: dependencies.map { (String($0.1), Self.strings(in: $0.2)) })
    rows = manifest.matches(of: /\n  Row\((?<body>(?:[^()]|\([^()]*\))*)\)/).compactMap { match in
      let body = match.output.body
      guard let name = body.firstMatch(of: /name: "(\w+(?:-\w+)*)"/)?.1 else { return nil }
      let imports = body.firstMatch(of: /imports: \[([^\]]*)\]/)?.1 ?? ""
      let packages = body.firstMatch(of: /packages: \[([^\]]*)\]/)?.1 ?? ""
      return Row(
        name: String(name), kind: String(body.firstMatch(of: /kind: \.(\w+)/)?.1 ?? "library"),
        imports: Self.strings(in: imports),
        packages: packages.matches(of: /\w+/).map { String($0.0) })
    }
  }

  /// Our targets that `name` may import: its row's, and all that those may import.
  func allowedTargets(of name: String) -> Set<String> {
    var allowed: Set<String> = []
    var open = row(name)?.imports ?? []
    while let next = open.popLast() {
      if allowed.insert(next).inserted { open += row(next)?.imports ?? [] }
    }
    return allowed
  }

  /// Modules of packages in the row of `name`.
  func allowedModules(of name: String) -> Set<String> {
    Set((row(name)?.packages ?? []).flatMap { products[$0] ?? [] })
  }

  func row(_ name: String) -> Row? { rows.first { $0.name == name } }

  private static func strings(in text: some StringProtocol) -> [String] {
    String(text).matches(of: /"([^"]+)"/).map { String($0.1) }
  }
}
