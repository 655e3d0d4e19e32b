import FrostProtocol

/// `frostctl health`: an item a line, the worst first.
struct HealthScreen {
  var paint: Paint
  var width: Int

  func lines(_ health: HealthDocument) -> [String] {
    let names = health.items.map(\.name.columns).max() ?? 0
    let order: [HealthItem.State] = [.failing, .warning, .ok]
    return order.flatMap { state in
      health.items.filter { $0.state == state }.flatMap { lines($0, names: names) }
    }
  }

  private func lines(_ item: HealthItem, names: Int) -> [String] {
    let word = item.state.rawValue.padded(to: 7)
    let ink: Paint.Ink = item.state == .ok ? .green : item.state == .warning ? .yellow : .red
    let indent = String(repeating: " ", count: 7 + 2 + names + 2)
    let text = item.message.wrapped(to: max(30, width - indent.count))
    var lines = text.enumerated().map { number, line in
      number == 0 ? "\(paint(word, ink))  \(item.name.padded(to: names))  \(line)" : indent + line
    }
    if let command = item.command { lines.append(indent + paint(command, .cyan)) }
    return lines
  }
}
