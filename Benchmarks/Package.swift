// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds Frost builds this. `scripts/bench` runs it.
let package = Package(
  name: "frost-benchmarks",
  dependencies: [.package(name: "frost", path: "..")],
  targets: [
    .executableTarget(
      name: "CELBenchmark", dependencies: [.product(name: "CEL", package: "frost")],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error)])
  ]
)
