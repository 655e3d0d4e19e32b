import FrostProtocol

/// An event in a line: `transfer of 4,800.00 CNY to P9 from device D9`.
enum EventSentence {
  static func text(_ decision: DecisionDocument) -> String {
    let event = decision.event
    var text = event.type
    switch event.phase {
    case nil, "done": break
    case "requested": text += " requested"
    case .some(let phase): text += " " + phase
    }
    if let amount = event.amount { text += ": \(Words.grouped(amount: amount)) \(decision.currency)" }
    if let payee = event.fields["payee"]?.text { text += " to \(payee)" }
    if let device = event.fields["device"]?.text { text += " from device \(device)" }
    return "\(decision.account): " + text
  }
}
