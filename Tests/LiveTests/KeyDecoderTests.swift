import HingeCore
import Live
import Testing

@Suite struct KeyDecoderTests {
  private static let now = Timestamp(microseconds: 0)

  private static let typed: [(String, [Key])] = [
    ("a?", [.character("a"), .character("?")]), ("\r\n", [.enter, .enter]), ("\t", [.tab]),
    ("\u{7F}\u{08}", [.backspace, .backspace]), ("\u{03}\u{1A}", [.control("c"), .control("z")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OB\u{1B}OM", [.up, .down, .enter]), ("\u{1B}[1;5A", [.up]),
    ("\u{1B}[3~x", [.other, .character("x")]), ("\u{1B}[[A\u{1B}[15~", [.other, .other]),
    ("\u{1B}xq", [.other, .character("q")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
    (
      "\u{E9}\u{20AC}\u{1F44D}",
      [.character("\u{E9}"), .character("\u{20AC}"), .character("\u{1F44D}")]
    ),
    ("\u{1B}[\rq", [.other, .enter, .character("q")]),
  ]

  @Test func keysAreTheSameHoweverTheyAreCut() {
    for (text, keys) in Self.typed {
      let bytes = Array(text.utf8)
      // Every way to cut it: a bit for each place between two bytes.
      for cuts in 0..<(1 << (bytes.count - 1)) {
        var decoder = KeyDecoder()
        var found: [Key] = []
        var part: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
          part.append(byte)
          if place == bytes.count - 1 || cuts & (1 << place) != 0 {
            found += decoder.take(part, at: Self.now)
            part = []
          }
        }
        #expect(found == keys && decoder.deadline == nil, "\(bytes) cut as \(cuts)")
      }
    }
  }

  @Test func escapeAloneIsOneAfterAMoment() {
    var decoder = KeyDecoder()
    #expect(decoder.take([0x1B], at: Self.now) == [])
    #expect(decoder.deadline == Self.now.advanced(by: KeyDecoder.patience))
    #expect(decoder.wait(until: Self.now.advanced(by: TimeSpan(milliseconds: 99))) == [])
    #expect(decoder.wait(until: Self.now.advanced(by: TimeSpan(milliseconds: 100))) == [.escape])
    #expect(decoder.deadline == nil && decoder.wait(until: Self.now) == [])
    // A sequence that stays half is no escape key.
    #expect(decoder.take([0x1B, 0x5B, 0x31], at: Self.now) == [])
    #expect(decoder.wait(until: Self.now.advanced(by: TimeSpan(milliseconds: 200))) == [.other])
  }

  @Test func noiseNeverStaysAndNeverTraps() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    var decoder = KeyDecoder()
    for _ in 0..<2000 {
      let bytes = (0..<random.next(40)).map { _ in UInt8(random.next(256)) }
      #expect(decoder.take(bytes, at: Self.now).count <= bytes.count + 1, "seed \(seed)")
    }
    _ = decoder.wait(until: Self.now.advanced(by: TimeSpan(milliseconds: 200)))
    #expect(decoder.take([0x71], at: Self.now) == [.character("q")], "seed \(seed)")
  }
}

/// SplitMix64.
struct SeededRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
  }
}
