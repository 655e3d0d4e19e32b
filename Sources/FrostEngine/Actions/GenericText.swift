/// What a user is told whose rule says `tell: generic`: that something was done and how to reach a person, not why.
enum GenericText {
  static let texts: [(language: String, text: String)] = [
    (
      "en",
      "We have limited your account for now to protect it. A person will look at it. You can reach us by hotline, "
        + "online chat or e-mail."
    ),
    ("zh-CN", "为保护您的账户,我们暂时限制了部分功能,工作人员会尽快核实。您可以通过热线、在线客服或邮件联系我们。"),
  ]
}
