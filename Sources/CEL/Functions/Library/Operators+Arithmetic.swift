/// An integer result, or the failure that it does not fit.
func fitting<Integer>(
  _ result: (partialValue: Integer, overflow: Bool)
) throws(EvaluationFailure) -> Integer {
  if result.overflow { throw EvaluationFailure("the result does not fit 64 bits") }
  return result.partialValue
}

extension Operators {
  @Sendable static func negate(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch values[0] {
    case .int(let value): .int(try fitting(Int64(0).subtractingReportingOverflow(value)))
    case .double(let value): .double(-value)
    default: nil
    }
  }

  @Sendable static func add(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch (values[0], values[1]) {
    case (.int(let a), .int(let b)): return .int(try fitting(a.addingReportingOverflow(b)))
    case (.uint(let a), .uint(let b)): return .uint(try fitting(a.addingReportingOverflow(b)))
    case (.double(let a), .double(let b)): return .double(a + b)
    case (.duration(let a), .duration(let b)): return .duration(try fitting(a.addingReportingOverflow(b)))
    case (.timestamp(let moment), .duration(let span)), (.duration(let span), .timestamp(let moment)):
      return .timestamp(try self.moment(moment.inNanoseconds + Int128(span)))
    case (.string(let a), .string(let b)):
      try context.budget.allocate(bytes: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.bytes(let a), .bytes(let b)):
      try context.budget.allocate(bytes: a.count + b.count)
      return .bytes(a + b)
    case (.list(let a), .list(let b)):
      try context.budget.allocate(elements: a.count + b.count)
      return .list(a + b)
    default: return nil
    }
  }

  @Sendable static func subtract(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch (values[0], values[1]) {
    case (.int(let a), .int(let b)): return .int(try fitting(a.subtractingReportingOverflow(b)))
    case (.uint(let a), .uint(let b)): return .uint(try fitting(a.subtractingReportingOverflow(b)))
    case (.double(let a), .double(let b)): return .double(a - b)
    case (.duration(let a), .duration(let b)): return .duration(try fitting(a.subtractingReportingOverflow(b)))
    case (.timestamp(let moment), .duration(let span)):
      return .timestamp(try self.moment(moment.inNanoseconds - Int128(span)))
    case (.timestamp(let a), .timestamp(let b)):
      guard let span = Int64(exactly: a.inNanoseconds - b.inNanoseconds) else {
        throw EvaluationFailure("the duration is out of range: at most 292 years")
      }
      return .duration(span)
    default: return nil
    }
  }

  private static func moment(_ nanoseconds: Int128) throws(EvaluationFailure) -> Moment {
    guard let moment = Moment(nanoseconds: nanoseconds) else {
      throw EvaluationFailure("the timestamp is out of range: the years 1 to 9999")
    }
    return moment
  }

  @Sendable static func multiply(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch (values[0], values[1]) {
    case (.int(let a), .int(let b)): .int(try fitting(a.multipliedReportingOverflow(by: b)))
    case (.uint(let a), .uint(let b)): .uint(try fitting(a.multipliedReportingOverflow(by: b)))
    case (.double(let a), .double(let b)): .double(a * b)
    default: nil
    }
  }

  @Sendable static func divide(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch (values[0], values[1]) {
    case (.int(let a), .int(let b)):
      if b == 0 { throw EvaluationFailure("division by zero") }
      return .int(try fitting(a.dividedReportingOverflow(by: b)))
    case (.uint(let a), .uint(let b)):
      if b == 0 { throw EvaluationFailure("division by zero") }
      return .uint(a / b)
    case (.double(let a), .double(let b)): return .double(a / b)
    default: return nil
    }
  }

  @Sendable static func remainder(_ values: [Value], _ context: inout CallContext) throws(EvaluationFailure) -> Value? {
    switch (values[0], values[1]) {
    case (.int(let a), .int(let b)):
      if b == 0 { throw EvaluationFailure("remainder of a division by zero") }
      return .int(try fitting(a.remainderReportingOverflow(dividingBy: b)))
    case (.uint(let a), .uint(let b)):
      if b == 0 { throw EvaluationFailure("remainder of a division by zero") }
      return .uint(a % b)
    default: return nil
    }
  }
}
