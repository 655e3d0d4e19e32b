/// How urgent a case is.
enum Priority: String, CaseIterable { case low, normal, high, urgent }
