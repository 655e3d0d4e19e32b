import CEL
import FrostEvents
import FrostFeatures
import FrostRules

/// A rule set with its programs bound to an engine's symbols, and for each type of event what has to be done.
struct BoundRules: Sendable {
  let set: RuleSet
  let rules: [BoundRule]
  /// `where` of a definition, by its number.
  let conditions: [Program?]
  /// By slot: whether it holds somebody's personal value.
  let isPersonal: [Bool]
  /// Fields whose text is interned, and the types of all.
  let fields: EventFields
  /// Questions of lists and labels by the slot of their answer.
  private let questions: [Int: BoundQuestion]
  /// By kind of subject: where the first band begins.
  private let leastBands: (account: Double, payee: Double, customer: Double, device: Double)
  /// Names of the fields by whose values an account can be found.
  let soughtNames: [String]
  /// Features that each definition of the table fills: slots by definition number, -1 for those without a name.
  let slotOfDefinition: [Int]
  /// Time zones by the symbol of their name.
  let zones: [Int64: TimeZoneRules]
  /// Plans read every feature, not only what their rules need.
  private(set) var readsAllFeatures = false
  private var plans: [Unmanaged<EventPlan>] = []
  /// Keeps `plans` alive.
  private var plansKept: [EventPlan] = []
  private var numbers = PairMap()

  init(_ set: RuleSet, symbols: inout SymbolTable) {
    self.set = set
    var table = symbols
    let bind = { (expression: CheckedExpression) in expression.bind { Int64(table.intern($0).number) } }
    let personal = Self.personalSlots(set)
    isPersonal = personal
    rules = set.rules.map { BoundRule($0, isPersonal: { personal[$0] }, bind) }
    conditions = set.conditions.map { $0.map(bind) }
    zones = Dictionary(uniqueKeysWithValues: set.zones.map { (Int64(table.intern($0.name).number), $0.rules) })
    symbols = table
    fields = EventFields(set.schema, interned: set.schema.internedFields)
    questions = Dictionary(uniqueKeysWithValues: set.derived.map { ($0.slot, BoundQuestion($0, symbols: &symbols)) })
    soughtNames = set.schema.soughtFields.map { set.schema.fields[$0].name }
    func least(_ kind: RuleSpec.Subject) -> Double { set.policy.spec.bands(of: kind).map(\.from).min() ?? .infinity }
    leastBands = (least(.account), least(.payee), least(.customer), least(.device))
    var slots = [Int](repeating: -1, count: set.definitions.count)
    for (number, feature) in set.features.enumerated() {
      if case .table(let definition) = feature.origin { slots[definition] = set.slot(ofFeature: number) }
    }
    slotOfDefinition = slots
  }

  /// Personal fields, and features that give one back as it was.
  private static func personalSlots(_ set: RuleSet) -> [Bool] {
    let fields = set.schema.fields.map(\.personal)
    return fields
      + set.features.map { set.isPersonal($0) }
      + Array(repeating: false, count: set.slots - fields.count - set.features.count)
  }

  /// From now on plans read every feature.
  mutating func readAllFeatures() {
    guard !readsAllFeatures else { return }
    readsAllFeatures = true
    plans = []
    plansKept = []
    numbers = PairMap()
  }

  /// The least score that reaches a band; infinity: there is none.
  func leastBand(of kind: RuleSpec.Subject) -> Double {
    switch kind {
    case .account: leastBands.account
    case .payee: leastBands.payee
    case .customer: leastBands.customer
    case .device: leastBands.device
    }
  }

  /// The plan for an event's type and phase, where there is one; these rules keep it alive.
  func plan(type: Symbol, phase: Symbol) -> Unmanaged<EventPlan>? { numbers[type, phase].map { plans[$0] } }

  /// Makes the plan for an event's type and phase.
  mutating func newPlan(
    type: Symbol, phase: Symbol, symbols: SymbolTable, features: FeatureTable
  ) -> Unmanaged<EventPlan> {
    let plan = makePlan(TypePhase(type: symbols.text(of: type), phase: symbols.text(of: phase)), features)
    if plansKept.count > Self.maximumPlans {
      plansKept[Self.maximumPlans] = plan
      return .passUnretained(plan)
    }
    plansKept.append(plan)
    plans.append(.passUnretained(plan))
    if plansKept.count <= Self.maximumPlans { numbers.set(type, phase, plans.count - 1) }
    return .passUnretained(plan)
  }

  /// Types and phases whose plans are kept; a stream has some dozens. Past it one more is made anew each time.
  private static let maximumPlans = 10_000

  private func makePlan(_ type: TypePhase, _ features: FeatureTable) -> EventPlan {
    let rules = set.rules.indices.filter { set.rules[$0].stage != .disabled && set.rules[$0].types.contains(type) }
    let read = set.withOperands(
      of: readsAllFeatures ? Set(set.features.indices) : Set(rules.flatMap { set.rules[$0].features }))
    let definitions = Set(read.flatMap { set.definitions(of: $0) })
    return EventPlan(
      update: features.updatePlan(for: type), read: features.readPlan(for: definitions.sorted()),
      fillings: definitions.sorted().compactMap { definition in
        let slot = slotOfDefinition[definition]
        return slot < 0 ? nil : .init(definition: definition, slot: slot)
      },
      computed: read.filter { set.features[$0].origin.isComputed },
      questions: set.derived.filter { asked in rules.contains { set.rules[$0].slots.contains(asked.slot) } }
        .map { questions[$0.slot]! },
      neighbours: read.compactMap { feature in
        guard case .neighbours(let number) = set.features[feature].origin else { return nil }
        return (set.slot(ofFeature: feature), number)
      },
      rules: rules.map { PlannedRule($0, self.rules[$0], subject: set.subjectField(of: $0)) },
      isHoldable: set.schema.holdable.contains(type),
      isOutflow: set.schema.groups.first { $0.name == "outflow" }?.members.contains(type) ?? false,
      signal: Signal(type, set.policy.spec.answers))
  }
}
