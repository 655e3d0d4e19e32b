import CEL

/// A host with variables of every type, and a table of texts.
struct Host {
  /// A slot's content, written the way a test reads best.
  enum Value {
    case bool(Bool), int(Int64), uint(UInt64), double(Double), text(String)
    /// Minor units.
    case money(Int64)
    /// Milliseconds.
    case duration(Int64), timestamp(Int64)
    case absent(CELType, SlotState)

    var type: CELType {
      switch self {
      case .bool: .bool
      case .int: .int
      case .uint: .uint
      case .double: .double
      case .text: .string
      case .money: .money
      case .duration: .duration
      case .timestamp: .timestamp
      case .absent(let type, _): type
      }
    }

    var state: SlotState { if case .absent(_, let state) = self { state } else { .value } }

    func bits(_ intern: (String) -> Int64) -> Int64 {
      switch self {
      case .bool(let value): value ? 1 : 0
      case .int(let value), .money(let value), .duration(let value), .timestamp(let value): value
      case .uint(let value): Int64(bitPattern: value)
      case .double(let value): Int64(bitPattern: value.bitPattern)
      case .text(let text): intern(text)
      case .absent: 77  // what a slot without value holds must not matter
      }
    }
  }

  static let place = SourcePlace(file: "rules/a.yaml", line: 3, column: 9)

  var variables: [(name: String, value: Value)] = []
  var constants: [(name: String, value: Constant)] = []
  var options = Environment.Options.rules(moneyDecimals: 2)

  var environment: Environment {
    var environment = Environment(options: options)
    for (slot, variable) in variables.enumerated() {
      environment.declare(variable.name, variable.value.type, slot: slot)
    }
    for constant in constants { environment.define(constant.name, constant.value) }
    return environment
  }

  func compiled(_ text: String, expecting: CELType? = nil) throws -> CheckedExpression {
    try compile(text, at: Self.place, in: environment, expecting: expecting)
  }

  func evaluate(_ text: String, expecting: CELType? = nil) throws -> Scalar {
    var texts: [[UInt8]: Int64] = [:]
    func intern(_ text: String) -> Int64 {
      let known = texts[Array(text.utf8)] ?? Int64(texts.count) + 1
      texts[Array(text.utf8)] = known
      return known
    }
    let program = try compiled(text, expecting: expecting).bind(intern: intern)
    let bits = variables.map { $0.value.bits(intern) }
    return Self.run(program, variables.map(\.value.state), bits, Texts(texts))
  }

  final class Texts: TextTable {
    let byNumber: [Int64: String]

    init(_ numbers: [[UInt8]: Int64]) {
      byNumber = Dictionary(uniqueKeysWithValues: numbers.map { ($0.value, String(decoding: $0.key, as: UTF8.self)) })
    }

    func text(of number: Int64) -> String { byNumber[number] ?? "no text has this number" }
  }

  static func run(
    _ program: Program, _ states: [SlotState], _ values: [Int64], _ texts: Texts? = nil
  ) -> Scalar {
    (values + [0]).withUnsafeBufferPointer { values in
      (states + [.value]).withUnsafeBufferPointer { states in
        program.evaluate(Frame(values: values.baseAddress!, states: states.baseAddress!, texts: texts))
      }
    }
  }

  /// All diagnostics as an author sees them.
  func errors(_ text: String, expecting: CELType? = nil) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    do {
      let type = try compiled(text, expecting: expecting).type
      return ["compiled as \(type)"]
    } catch let failure as CompileFailure {
      return failure.diagnostics.map { diagnostic in
        let line = diagnostic.place.line - Self.place.line
        let indent = line == 0 ? String(repeating: " ", count: Self.place.column - 1) : ""
        return diagnostic.rendered(line: lines.indices.contains(line) ? indent + lines[line] : nil)
      }
    } catch {
      return ["\(error)"]
    }
  }
}

extension Scalar {
  static let yes = Scalar(bits: 1)
  static let no = Scalar(bits: 0)
  static let unknown = Scalar(bits: 0, state: .unknown)
  static let never = Scalar(bits: 0, state: .never)
  static let error = Scalar(bits: 0, state: .error)
  static func int(_ value: Int64) -> Scalar { Scalar(bits: value) }
  static func double(_ value: Double) -> Scalar { Scalar(bits: Int64(bitPattern: value.bitPattern)) }
}
