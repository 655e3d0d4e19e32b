/// Where people live and travel to.
struct City {
  var name: StaticString
  /// Degrees times 10,000.
  var latitude: Int
  var longitude: Int
  var zone: Zone
  /// How many of a hundred people live there.
  var share: Int

  struct Zone {
    var name: StaticString
    /// Milliseconds that local time is ahead of UTC.
    var offset: Int64
    var suffix: StaticString
  }

  static let china = Zone(name: "Asia/Shanghai", offset: 8 * .hour, suffix: "+08:00")
  static let japan = Zone(name: "Asia/Tokyo", offset: 9 * .hour, suffix: "+09:00")
  static let iceland = Zone(name: "Atlantic/Reykjavik", offset: 0, suffix: "Z")

  static let all = [
    City(name: "Shanghai", latitude: 312_304, longitude: 1_214_737, zone: china, share: 20),
    City(name: "Beijing", latitude: 399_042, longitude: 1_164_074, zone: china, share: 17),
    City(name: "Guangzhou", latitude: 231_291, longitude: 1_132_644, zone: china, share: 12),
    City(name: "Shenzhen", latitude: 225_431, longitude: 1_140_579, zone: china, share: 12),
    City(name: "Chengdu", latitude: 305_728, longitude: 1_040_668, zone: china, share: 10),
    City(name: "Wuhan", latitude: 305_928, longitude: 1_143_055, zone: china, share: 8),
    City(name: "Hangzhou", latitude: 302_741, longitude: 1_201_551, zone: china, share: 8),
    City(name: "Xian", latitude: 343_416, longitude: 1_089_398, zone: china, share: 6),
    City(name: "Lanzhou", latitude: 360_611, longitude: 1_038_343, zone: china, share: 3),
    City(name: "Tokyo", latitude: 356_762, longitude: 1_396_503, zone: japan, share: 2),
    City(name: "Reykjavik", latitude: 641_466, longitude: -219_426, zone: iceland, share: 2),
  ]
}
