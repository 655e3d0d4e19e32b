import Foundation

/// A drawing with axes, as SVG: 720 units wide, in colours that the page's style gives its classes.
struct Plot {
  static let width = 720.0
  static let left = 56.0
  static let right = 12.0

  let title: String
  let height: Double
  let bottom: Double
  private let top: Double
  /// Values at the left and right end, and at the top.
  let across: ClosedRange<Double>
  let most: Double
  private var shapes: [String] = []

  init(
    _ title: String, height: Double, across: ClosedRange<Double>, most: Double, top: Double = 12, bottom: Double = 34
  ) {
    self.title = title
    self.height = height
    self.across = across
    self.most = most
    self.top = top
    self.bottom = bottom
  }

  func x(_ value: Double) -> Double {
    let share = (value - across.lowerBound) / max(across.upperBound - across.lowerBound, 1e-9)
    return Self.left + share * (Self.width - Self.left - Self.right)
  }

  func y(_ value: Double) -> Double { height - bottom - value / most * (height - bottom - top) }

  /// Lines across at round values, with their names.
  mutating func grid(_ name: (Double) -> String) {
    for value in Self.steps(upTo: most) {
      let at = Self.text(y(value))
      shapes.append(
        "<line class=\"grid\" x1=\"\(Self.text(Self.left))\" x2=\"\(Self.text(Self.width - Self.right))\" y1=\"\(at)\" y2=\"\(at)\"/>"
      )
      label(name(value), x: Self.left - 8, y: y(value) + 4, anchor: "end")
    }
  }

  mutating func label(_ text: String, x: Double, y: Double, anchor: String = "middle", kind: String = "axis") {
    shapes.append(
      "<text class=\"\(kind)\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" text-anchor=\"\(anchor)\">\(HTML.escaped(text))</text>"
    )
  }

  /// Under the drawing.
  mutating func mark(_ text: String, at value: Double) { label(text, x: x(value), y: height - bottom + 18) }

  /// - Parameter says: what a reader sees who points at it.
  mutating func bar(_ kind: String, from: Double, to: Double, low: Double, high: Double, says: String) {
    guard high > low else { return }
    let edge = max(0.5, x(to) - x(from))
    shapes.append(
      "<rect class=\"\(kind)\" x=\"\(Self.text(x(from)))\" y=\"\(Self.text(y(high)))\" width=\"\(Self.text(edge))\" "
        + "height=\"\(Self.text(max(1, y(low) - y(high))))\"><title>\(HTML.escaped(says))</title></rect>")
  }

  /// Through all points that have a value; a gap where one has none.
  mutating func line(_ kind: String, _ points: [(Double, Double?)]) {
    var path = ""
    var isDown = false
    for (value, height) in points {
      guard let height else {
        isDown = false
        continue
      }
      path += "\(isDown ? "L" : "M")\(Self.text(x(value))) \(Self.text(y(height)))"
      isDown = true
    }
    if !path.isEmpty { shapes.append("<path class=\"line \(kind)\" d=\"\(path)\"/>") }
  }

  mutating func dot(_ kind: String, _ value: Double, _ height: Double, says: String) {
    shapes.append(
      "<circle class=\"\(kind)\" cx=\"\(Self.text(x(value)))\" cy=\"\(Self.text(y(height)))\" r=\"3.2\">"
        + "<title>\(HTML.escaped(says))</title></circle>")
  }

  /// A line up and down, named at its top.
  mutating func rule(_ text: String, at value: Double) {
    let at = Self.text(x(value))
    shapes.append(
      "<line class=\"band\" x1=\"\(at)\" x2=\"\(at)\" y1=\"\(Self.text(top - 8))\" y2=\"\(Self.text(height - bottom))\"/>"
    )
    label(text, x: x(value), y: top - 12)
  }

  var text: String {
    let base = Self.text(height - bottom)
    return
      "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\" role=\"img\" aria-label=\"\(HTML.escaped(title))\">\n"
      + shapes.joined(separator: "\n")
      + "\n<line class=\"base\" x1=\"\(Self.text(Self.left))\" x2=\"\(Self.text(Self.width - Self.right))\" y1=\"\(base)\" y2=\"\(base)\"/>\n</svg>"
  }

  /// 0 and three to six round steps, the last at `value` or above it: what an axis should end at.
  static func end(above value: Double) -> Double { steps(upTo: max(value, 1), reaching: true).last ?? 1 }

  private static func steps(upTo value: Double, reaching: Bool = false) -> [Double] {
    let raw = value / 4
    let power = pow(10, floor(log10(max(raw, 1e-9))))
    let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= raw - 1e-9 } ?? raw
    let count = reaching ? Int((value / step).rounded(.up)) : Int(value / step + 1e-9)
    return (0...max(1, count)).map { Double($0) * step }
  }

  static func text(_ value: Double) -> String { Figures.short((value * 10).rounded() / 10) }
}
