import FrostEvents

/// Definitions as bytes. Tags and orders are the file format: add, never change.
extension FeatureDefinition {
  func write(to out: ImageWriter) {
    out.text(name)
    kind.write(to: out)
    out.list(types) { type in
      out.text(type.type)
      out.text(type.phase)
    }
    out.list(key) { out.number($0) }
    out.list(read) { out.number($0) }
    out.byte(window == nil ? 0 : 1)
    if let window {
      out.signed(window.near)
      out.signed(window.far)
    }
    out.byte(excludesCurrent ? 1 : 0)
    out.byte(condition == nil ? 0 : 1)
    if let condition { out.text(condition) }
    out.byte(net ? 1 : 0)
    out.number(limit)
    out.number(keyLimit)
  }

  /// - Parameter fields: how many an event has.
  init(from reader: inout ImageReader, fields: Int) {
    let name = reader.text()
    let kind = Kind(from: &reader, fields: fields)
    let types = reader.list { TypePhase(type: $0.text(), phase: $0.text()) }
    let key = reader.list { $0.number(in: 0...fields - 1) }
    let read = reader.list { $0.number(in: 0...fields - 1) }
    let window = reader.optional { Window(near: $0.signed(), far: $0.signed()) }
    let excludesCurrent = reader.byte() != 0
    let condition = reader.optional { $0.text() }
    let net = reader.byte() != 0
    let limit = reader.number(in: 1...Self.highestLimit)
    let keyLimit = reader.number(in: 1...Self.highestKeyLimit)
    if key.count > FeatureKey.maximumFields || read.count != key.count { reader.fail() }
    if (window == nil) == kind.hasWindow { reader.fail() }
    self.init(
      name: name, kind: kind, types: types, key: key, read: read, window: window, excludesCurrent: excludesCurrent,
      condition: condition, net: net, limit: limit, keyLimit: keyLimit)
  }
}

extension FeatureDefinition.Kind {
  fileprivate var hasWindow: Bool {
    switch self {
    case .age, .last, .since, .distance, .speed: false
    default: true
    }
  }

  fileprivate func write(to out: ImageWriter) {
    func tag(_ number: UInt8, _ fields: Int...) {
      out.byte(number)
      for field in fields { out.number(field) }
    }
    switch self {
    case .count: tag(1)
    case .rate: tag(2)
    case .sum(let field): tag(3, field)
    case .mean(let field, let isMoney): tag(4, field, isMoney ? 1 : 0)
    case .min(let field): tag(5, field)
    case .max(let field): tag(6, field)
    case .stddev(let field, let isMoney): tag(7, field, isMoney ? 1 : 0)
    case .zscore(let field): tag(8, field)
    case .equal(let field, .units(let units)):
      tag(9, field)
      out.signed(units)
    case .equal(let field, .share(let millionths)):
      tag(10, field)
      out.signed(millionths)
    case .distinct(let field): tag(11, field)
    case .risk(let points, let halfLife):
      tag(12)
      out.unsigned(points.bitPattern)
      out.signed(halfLife)
    case .age: tag(13)
    case .last(let field): tag(14, field)
    case .since: tag(15)
    case .distance(let latitude, let longitude): tag(16, latitude, longitude)
    case .speed(let latitude, let longitude): tag(17, latitude, longitude)
    }
  }

  fileprivate init(from reader: inout ImageReader, fields: Int) {
    func field() -> Int { reader.number(in: 0...fields - 1) }
    switch reader.byte() {
    case 1: self = .count
    case 2: self = .rate
    case 3: self = .sum(field: field())
    case 4: self = .mean(field: field(), isMoney: reader.number(in: 0...1) == 1)
    case 5: self = .min(field: field())
    case 6: self = .max(field: field())
    case 7: self = .stddev(field: field(), isMoney: reader.number(in: 0...1) == 1)
    case 8: self = .zscore(field: field())
    case 9: self = .equal(field: field(), .units(reader.signed()))
    case 10: self = .equal(field: field(), .share(millionths: reader.signed()))
    case 11: self = .distinct(field: field())
    case 12: self = .risk(points: Double(bitPattern: reader.unsigned()), halfLife: reader.signed())
    case 13: self = .age
    case 14: self = .last(field: field())
    case 15: self = .since
    case 16: self = .distance(latitude: field(), longitude: field())
    case 17: self = .speed(latitude: field(), longitude: field())
    default:
      reader.fail()
      self = .count
    }
  }
}
