import ArgumentParser
import FrostConfig
import FrostTools

/// What a shell offers where a rule's id is asked for: the ids in the directory that `--rules` names so far.
enum RuleCompletion {
  static let ids = CompletionKind.custom { words, _, prefix in
    ids(in: directory(words)).filter { $0.hasPrefix(prefix) }
  }

  static func ids(in directory: String) -> [String] {
    (try? RuleDirectory.compile(directory).ruleIDs) ?? []
  }

  static func directory(_ words: [String]) -> String {
    if let place = words.firstIndex(of: "--rules"), place + 1 < words.count { return words[place + 1] }
    let joined = words.first { $0.hasPrefix("--rules=") }
    return joined.map { String($0.dropFirst("--rules=".count)) } ?? "/etc/frost/rules"
  }
}
