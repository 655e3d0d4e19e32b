// swift-tools-version: 6.2
import PackageDescription

/// The table of `docs/architecture.md`: what a target holds, what it may import. `TidyTests` reads the import lines of
/// every source file and holds them against these rows.
struct Row {
  enum Kind { case c, library, executable, tests, benchmark }
  var name: String
  var kind: Kind = .library
  var imports: [String] = []
  var packages: [Dependency] = []
  var links: [String] = []
  var tested = true
}

struct Dependency {
  var products: [String]
  var name: String
  var url: String
  var version: Version
}

let grdb = Dependency(products: ["GRDB"], name: "GRDB.swift", url: "groue/GRDB.swift", version: "7.10.0")
let yams = Dependency(products: ["Yams"], name: "Yams", url: "jpsim/Yams", version: "6.2.2")
let nio = Dependency(
  products: ["NIOCore", "NIOPosix", "NIOHTTP1"], name: "swift-nio", url: "apple/swift-nio", version: "2.101.2")
let hummingbird = Dependency(
  products: ["Hummingbird"], name: "hummingbird", url: "hummingbird-project/hummingbird", version: "2.28.1")
let httpTypes = Dependency(
  products: ["HTTPTypes"], name: "swift-http-types", url: "apple/swift-http-types", version: "1.8.0")
let lifecycle = Dependency(
  products: ["ServiceLifecycle", "UnixSignals"], name: "swift-service-lifecycle",
  url: "swift-server/swift-service-lifecycle", version: "2.13.0")
let logging = Dependency(products: ["Logging"], name: "swift-log", url: "apple/swift-log", version: "1.16.2")
let arguments = Dependency(
  products: ["ArgumentParser"], name: "swift-argument-parser", url: "apple/swift-argument-parser", version: "1.8.2")

let rows: [Row] = [
  // MARK: core: pure, deterministic; no Foundation, no clock, no I/O
  Row(name: "CEL", links: ["m"]),
  Row(name: "CFrost", kind: .c, tested: false),
  Row(name: "CSimdJSON", kind: .c, links: ["simdjson"], tested: false),
  Row(name: "FrostEvents", imports: ["CFrost", "CSimdJSON"], links: ["m"]),
  Row(name: "FrostFeatures", imports: ["FrostEvents"]),
  Row(name: "FrostRules", imports: ["CEL", "FrostFeatures", "FrostEvents"]),
  Row(name: "FrostEngine", imports: ["FrostRules", "FrostFeatures", "FrostEvents", "CEL"]),
  // MARK: shell: files, sockets, clocks
  Row(name: "CSystemd", kind: .c, links: ["systemd"], tested: false),
  Row(
    name: "FrostConfig", imports: ["FrostEngine", "FrostRules", "FrostFeatures", "FrostEvents", "CEL"],
    packages: [yams]),
  Row(name: "FrostSources", imports: ["FrostEvents", "CSystemd"]),
  Row(name: "FrostStore", imports: ["FrostEngine", "FrostRules", "FrostFeatures", "FrostEvents"], packages: [grdb]),
  Row(name: "FrostProtocol", packages: [nio]),
  Row(
    name: "FrostControl",
    imports: ["FrostProtocol", "FrostStore", "FrostEngine", "FrostRules", "FrostFeatures", "FrostEvents"],
    packages: [hummingbird, httpTypes, nio, logging]),
  Row(
    name: "FrostTools",
    imports: [
      "FrostStore", "FrostProtocol", "FrostConfig", "FrostEngine", "FrostRules", "FrostFeatures", "FrostEvents", "CEL",
    ]),
  Row(name: "FrostWallet", imports: ["FrostEvents"]),
  Row(
    name: "FrostDaemon",
    imports: [
      "FrostConfig", "FrostSources", "FrostStore", "FrostControl", "FrostProtocol", "FrostEngine", "FrostRules",
      "FrostFeatures", "FrostEvents", "CEL", "CSystemd",
    ],
    packages: [lifecycle, logging]),
  Row(name: "frostd", kind: .executable, imports: ["FrostDaemon"], packages: [arguments], tested: false),
  Row(
    name: "frostctl", kind: .executable,
    imports: [
      "FrostDaemon", "FrostControl", "FrostStore", "FrostProtocol", "FrostTools", "FrostWallet", "FrostConfig",
      "FrostEngine", "FrostRules", "FrostEvents", "CEL",
    ],
    packages: [arguments]),
  Row(name: "cel", kind: .executable, imports: ["CEL"], packages: [arguments], tested: false),
  // MARK: built only where `FROST_ONLY` names it; its sources are in `Benchmarks`
  Row(
    name: "FrostBenchmark", kind: .benchmark,
    imports: [
      "FrostStore", "FrostWallet", "FrostConfig", "FrostEngine", "FrostRules", "FrostFeatures", "FrostEvents", "CEL",
    ], tested: false),
  Row(name: "LatencyBenchmark", kind: .benchmark, imports: ["FrostProtocol"], tested: false),
  // MARK: tests of the whole
  Row(name: "CFaultyDisk", kind: .c, links: ["sqlite3"], tested: false),
  Row(name: "Tidy", kind: .tests),
  Row(
    name: "EndToEnd", kind: .tests,
    imports: ["frostd", "frostctl", "FrostProtocol", "FrostStore", "FrostEngine", "FrostEvents"]),
  Row(
    name: "Crash", kind: .tests,
    imports: ["CFaultyDisk", "FrostConfig", "FrostStore", "FrostEngine", "FrostRules", "FrostEvents"],
    packages: [grdb]),
]

/// `FROST_ONLY=CEL,FrostEvents swift test` leaves every other target, and the packages only those need, out of the build.
let wanted: Set<String> = {
  guard let only = Context.environment["FROST_ONLY"], !only.isEmpty else {
    return Set(rows.filter { $0.kind != .benchmark }.map(\.name))
  }
  var closure: Set<String> = []
  var open = only.split(separator: ",").map(String.init)
  while let name = open.popLast() {
    guard let row = rows.first(where: { $0.name == name }) else { fatalError("FROST_ONLY: no target \(name)") }
    if closure.insert(name).inserted { open += row.imports }
  }
  return closure
}()

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func dependencies(of row: Row) -> [Target.Dependency] {
  row.imports.map { .target(name: $0) }
    + row.packages.flatMap { package in package.products.map { .product(name: $0, package: package.name) } }
}

let present = rows.filter { wanted.contains($0.name) }

let package = Package(
  name: "frost",
  products: present.filter { $0.kind == .executable }.map { .executable(name: $0.name, targets: [$0.name]) }
    + (wanted.contains("CEL") ? [.library(name: "CEL", targets: ["CEL"])] : []),
  dependencies: Set(present.flatMap { $0.packages.map(\.url) }).sorted().map { url in
    let version = rows.flatMap(\.packages).first { $0.url == url }!.version
    return .package(url: "https://github.com/\(url)", exact: version)
  },
  targets: present.flatMap { row -> [Target] in
    let links = row.links.map { LinkerSetting.linkedLibrary($0) }
    let tests = Target.testTarget(
      name: row.name + "Tests",
      dependencies: (row.kind == .tests ? [] : [.target(name: row.name)]) + dependencies(of: row),
      swiftSettings: settings)
    let target: Target
    switch row.kind {
    case .tests: return [tests]
    case .c:
      target = .target(
        name: row.name, cxxSettings: [.define("NDEBUG", .when(configuration: .release))], linkerSettings: links)
    case .library:
      target = .target(
        name: row.name, dependencies: dependencies(of: row), swiftSettings: settings, linkerSettings: links)
    case .executable, .benchmark:
      target = .executableTarget(
        name: row.name, dependencies: dependencies(of: row),
        path: row.kind == .benchmark ? "Benchmarks/\(row.name)" : nil, swiftSettings: settings)
    }
    return row.tested ? [target, tests] : [target]
  },
  cxxLanguageStandard: .cxx17
)
