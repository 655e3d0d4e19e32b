import CEL
import FrostEvents

/// The fields that Frost itself reads, by their canonical names.
struct RoleReader {
  let fields: [Field]
  let event: YAMLValue
  let findings: Findings

  func read() -> Schema.Roles? {
    let id = number("id", [.text, .key])
    let txn = number("txn", [.text, .key])
    let phase = number("phase", [.text, .key])
    let parties = ["customer", "payee", "device"].map { number($0, [.key]) }
    let amount = number("amount", [.money])
    let ref = number("ref", [.text, .key])
    let answer = number("answer", [.text, .key])
    guard let time = required("time", [.time]), let type = required("type", [.text, .key]),
      let account = required("account", [.key])
    else { return nil }
    return Schema.Roles(
      id: id, txn: txn, time: time, type: type, phase: phase, account: account, customer: parties[0],
      payee: parties[1], device: parties[2], amount: amount, ref: ref, answer: answer)
  }

  private func required(_ name: String, _ types: [FieldType]) -> Int? {
    if fields.contains(where: { $0.name == name }) { return number(name, types) }
    // A field that is there but could not be read has been noted already.
    guard case .map(let entries) = event.content, !entries.contains(where: { $0.key == name }) else { return nil }
    findings.error(
      "`event` needs the field `\(name)`", at: event.place,
      hint: "for example \(name): {at: /\(name), type: \(types[0].rawValue), required: true}")
    return nil
  }

  private func number(_ name: String, _ types: [FieldType]) -> Int? {
    guard let number = fields.firstIndex(where: { $0.name == name }) else { return nil }
    if types.contains(fields[number].type) { return number }
    let place: YAMLValue.Entry? =
      if case .map(let entries) = event.content { entries.first { $0.key == name } } else { nil }
    let names = types.map(\.rawValue).joined(separator: " or ")
    findings.error(
      "the field `\(name)` is of type \(names), not \(fields[number].type.rawValue)",
      at: place?.keyPlace ?? event.place, length: name.count,
      hint: "Frost reads `\(name)` itself; give another meaning another name")
    return nil
  }
}
