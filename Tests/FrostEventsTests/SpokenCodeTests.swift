import FrostEvents
import Testing

@Suite struct SpokenCodeTests {
  private let id = "frz_07K3M0000000000000000000000"

  @Test func `a code is four digits of the id and two that check them`() throws {
    let code = try #require(SpokenCode(id: id))
    #expect(code.text == "FZ-7K3M-39")
    #expect(try SpokenCode(code.text) == code)
    #expect(SpokenCode(id: "esc_07K3M0000000000000000000000")?.text == "CS-7K3M-21")
    #expect(SpokenCode(id: "dec_07K3M0000000000000000000000") == nil)
  }

  @Test(arguments: ["fz 7k3m 39", "FZ7K3M39", " fz-7k3m-39 "])
  func `how it is said does not matter`(said: String) throws {
    #expect(try SpokenCode(said).text == "FZ-7K3M-39")
  }

  @Test func `letters that sound or look like digits are those digits`() throws {
    let code = try #require(SpokenCode(id: "frz_001010000000000000000000000"))
    let text = code.text
    #expect(try SpokenCode(text.replacing("0101", with: "OIOL")) == code)
  }

  @Test(arguments: ["", "FZ-7K3M", "XX-7K3M-39", "FZ-7K3U-39", "FZ-7K3M-8A"])
  func `what is no code is told from what was misheard`(text: String) {
    #expect(throws: SpokenCode.Fault.malformed) { try SpokenCode(text) }
  }

  @Test func `every single wrong character and every swap is noticed`() throws {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var codes = 0
    for seed in 0..<200 {
      let text = try #require(SpokenCode(id: StableID.make(.freeze, "\(seed)"))).text
      let right = Array(text)
      for place in 3..<7 {
        for letter in alphabet where letter != right[place] {
          var wrong = right
          wrong[place] = letter
          #expect(throws: SpokenCode.Fault.mistyped) { try SpokenCode(String(wrong)) }
          codes += 1
        }
        if place < 6, right[place] != right[place + 1] {
          var wrong = right
          wrong.swapAt(place, place + 1)
          #expect(throws: SpokenCode.Fault.mistyped) { try SpokenCode(String(wrong)) }
        }
      }
    }
    #expect(codes == 200 * 4 * 31)
  }
}
