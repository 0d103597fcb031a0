import HingeCore
import Testing
import Web

@Suite struct WebTests {
  @Test func tokensAreLongRandomAndCompared() throws {
    let token = try WebToken.random()
    let other = try WebToken.random()
    #expect(token != other && token.text.utf8.count == 64)
    #expect(token.matches(token.text) && !token.matches(other.text) && !token.matches(""))
    #expect(!token.matches(token.text + "0") && !token.matches(token.text.dropLast()))
    #expect(WebToken("x") == nil && WebToken(token.text.uppercased() + "g") == nil)
    // What is written into a log by mistake does not tell it.
    #expect(!"\(token)".contains(token.text) && !String(reflecting: token).contains(token.text))
  }

  @Test func namesOfThisMachineAreAccepted() {
    let here = WebAddress(host: "127.0.0.1", port: 8737)
    for name in ["127.0.0.1", "localhost:8737", "LocalHost", "[::1]:9"] {
      #expect(here.accepts(hostHeader: name, machine: "pi"), "\(name)")
    }
    for name in [
      "pi", "pi.local", "192.168.1.4", "a.example", "", "[::1", "localhost.a.example", ":",
    ] {
      #expect(!here.accepts(hostHeader: name, machine: "pi"), "\(name)")
    }
    #expect(!here.accepts(hostHeader: nil, machine: "pi"))
    let everywhere = WebAddress(host: "0.0.0.0", port: 8737)
    for name in ["pi", "PI.local:8737", "192.168.1.4:8737", "localhost", "[fe80::1]"] {
      #expect(everywhere.accepts(hostHeader: name, machine: "pi"), "\(name)")
    }
    for name in ["a.example", "pi.example", "1.2.3.4.example"] {
      #expect(!everywhere.accepts(hostHeader: name, machine: "pi"), "\(name)")
    }
    #expect(everywhere.url(machine: "pi") == "http://pi:8737")
    #expect(WebAddress(host: "::1", port: 1).url() == "http://[::1]:1")
  }

  @Test func wrongTokensAreForgottenAfterAMinuteAndByAddress() {
    var limit = WrongTokenLimit(allowed: 2)
    func at(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }
    for second in [0, 10] as [Int64] {
      #expect(limit.wait("a", at: at(second)) == nil)
      limit.count("a", at: at(second))
    }
    #expect(limit.wait("a", at: at(20)) == 40)
    #expect(limit.wait("b", at: at(20)) == nil)
    #expect(limit.wait("a", at: at(60)) == nil)
    for number in 0..<1000 { limit.count("\(number)", at: at(61)) }
    #expect(limit.wait("a", at: at(61)) == nil)
  }
}
