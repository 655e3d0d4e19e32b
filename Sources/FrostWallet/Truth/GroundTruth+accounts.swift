extension GroundTruth {
  /// By account number: the scenario of those who should be stopped.
  func targets() -> [UInt32: Scenario] {
    var scenarios: [UInt32: Scenario] = [:]
    for person in frauds where person.role?.shouldBeStopped ?? false {
      guard let number = UInt32(person.account.dropFirst()) else { continue }
      scenarios[number] = person.scenario
    }
    return scenarios
  }
}
