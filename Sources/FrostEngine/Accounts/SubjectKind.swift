/// What a freeze or an exception is of. An account stands in rows, in the feed and in people's commands as its id, the
/// others with their kind before theirs: `customer:C12`, `device:D7`.
package enum SubjectKind: String, Sendable, CaseIterable {
  case account, customer, device

  package init(ofName name: String) { self.init(ofName: name.utf8) }

  init(ofName name: some Sequence<UInt8>) {
    func isOf(_ kind: Self) -> Bool { name.starts(with: kind.prefix.utf8) }
    self = isOf(.customer) ? .customer : isOf(.device) ? .device : .account
  }

  func name(_ id: String) -> String { prefix + id }

  private var prefix: String {
    switch self {
    case .account: ""
    case .customer: "customer:"
    case .device: "device:"
    }
  }
}

extension FreezeRow {
  package var subject: SubjectKind { SubjectKind(ofName: account) }
}
