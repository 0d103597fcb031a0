import Desk
import HingeCore
import Testing

@Suite struct CuePlayerTests {
  /// The edges of a sound, ms, looked at every so many ms.
  private func edges(_ sound: BuzzerSound, every milliseconds: Int64) -> [Int64] {
    var player = CuePlayer()
    let begun = Timestamp(microseconds: 5_000_000)
    player.play(sound, at: begun)
    var found: [Int64] = []
    var isOn = false
    var at: Int64 = 0
    while at < 20_000 {
      player.advance(to: begun.advanced(by: TimeSpan(milliseconds: at)))
      if player.isOn != isOn {
        isOn = player.isOn
        found.append(at)
      }
      if !player.isPlaying { break }
      at += milliseconds
    }
    #expect(!player.isOn && !player.isPlaying, "\(sound)")
    return found
  }

  @Test(arguments: BuzzerSound.allCases)
  func everySoundIsPlayedAsItsTimesSay(sound: BuzzerSound) {
    var at: Int64 = 0
    var expected: [Int64] = []
    for _ in 0..<(sound.repeats ? 2 : 1) {
      for index in 0..<12 where sound.stepsMS[index] > 0 {
        expected.append(at)
        at += Int64(sound.stepsMS[index])
      }
      // An odd number of times ends with a pulse.
      if expected.count % 2 == 1 { expected.append(at) }
    }
    #expect(edges(sound, every: 1) == expected)
  }

  /// A thread that was held up neither hangs nor leaves it on.
  @Test func aLateLookEndsIt() {
    #expect(edges(.refused, every: 15_000).count == 2)
  }

  @Test func anotherSoundReplacesIt() {
    var player = CuePlayer()
    let begun = Timestamp(microseconds: 0)
    player.play(.begin, at: begun)
    player.play(.tick, at: begun.advanced(by: TimeSpan(milliseconds: 100)))
    player.advance(to: begun.advanced(by: TimeSpan(milliseconds: 159)))
    #expect(player.isOn)
    player.advance(to: begun.advanced(by: TimeSpan(milliseconds: 160)))
    #expect(!player.isOn && !player.isPlaying)
  }
}
