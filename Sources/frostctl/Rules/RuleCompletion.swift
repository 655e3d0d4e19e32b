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

  static func directory(_ words: [String]) -> String { value(of: "--rules", in: words) ?? "/etc/frost/rules" }

  /// What an option has been given so far: `--rules DIR` or `--rules=DIR`.
  static func value(of option: String, in words: [String]) -> String? {
    if let place = words.firstIndex(of: option), place + 1 < words.count { return words[place + 1] }
    return words.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }
}
