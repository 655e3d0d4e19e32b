/// Everything a value holds, private parts too, as text: what is in no order is sorted.
func picture(_ value: Any, leavingOut names: Set<String> = []) -> String {
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let parts = mirror.children.filter { !names.contains($0.label ?? "") }.map { child in
    (child.label.map { $0 + "=" } ?? "") + picture(child.value, leavingOut: names)
  }
  let isOrdered = mirror.displayStyle != .dictionary && mirror.displayStyle != .set
  return "(" + (isOrdered ? parts : parts.sorted()).joined(separator: " ") + ")"
}
