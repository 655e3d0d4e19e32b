import Testing

@testable import frostctl

struct TerminalTests {
  @Test func `a table fits the terminal, wide characters counted as two`() {
    var table = Table([
      .init(title: "ACCOUNT"), .init(title: "N", isNumber: true), .init(title: "TEXT", givesWay: true),
    ])
    table.rows = [
      ["A1", "7", "我们暂停了一笔来自新手机的付款,是您本人操作吗?我们暂停了一笔来自新手机的付款,是您本人操作吗?"],
      ["A1042", "12", "short"],
    ]
    let lines = table.lines(width: 40, paint: .off)
    #expect(lines[0] == "ACCOUNT   N  TEXT")
    #expect(lines[2] == "A1042    12  short")
    #expect(lines.allSatisfy { $0.columns <= 40 })
    #expect(lines[1].columns >= 39)
    #expect(lines[1].hasSuffix("…"))
  }

  @Test func `nothing is cut where nobody looks`() {
    var table = Table([.init(title: "TEXT", givesWay: true)])
    table.rows = [[String(repeating: "x", count: 300)]]
    #expect(table.lines(width: nil, paint: .off)[1].count == 300)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("", 5, [""]),
    ("暂停付款", 5, ["暂停", "付款"]),
  ])
  func `a text is broken at spaces, or anywhere`(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test(arguments: [
    ("4800.00", "4,800.00"), ("-1234567.5", "-1,234,567.5"), ("12", "12"), ("-123", "-123"), ("11m", "11m"),
    ("4800.00 CNY", "4,800.00 CNY"),
  ])
  func `amounts get separators`(amount: String, shown: String) {
    #expect(Words.grouped(amount: amount) == shown)
  }

  @Test func `texts are in the reader's language, else English`() {
    let texts = ["en": "paused", "zh-CN": "已暂停"]
    #expect(Words.preferred(texts, environment: ["LANG": "zh_CN.UTF-8"]) == "已暂停")
    #expect(Words.preferred(texts, environment: ["LANG": "zh_SG.UTF-8"]) == "已暂停")
    #expect(Words.preferred(texts, environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"]) == "paused")
    #expect(Words.preferred(["zh-CN": "已暂停"], environment: [:]) == "已暂停")
  }

  @Test func `progress of a known share is a bar`() {
    #expect(Progress.bar(0.259) == "[#####---------------]  25 %")
    #expect(Progress.bar(1.2) == "[####################] 100 %")
  }

  @Test func `colour only where it is wanted`() {
    #expect(Paint.off("x", .red) == "x")
    #expect(Paint(isOn: true)("x", .red) == "\u{1B}[31mx\u{1B}[0m")
  }

  @Test func `a foreign line cannot command the terminal`() {
    #expect(QuarantineScreen.harmless("a\u{1B}[2Jb\tc\u{9B}") == "a\u{FFFD}[2Jb\tc\u{FFFD}")
  }
}
