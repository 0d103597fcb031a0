import Control
import Desk
import HingeCore
import Testing

/// Mute, rest and tempo, each by a clock of its own that the tests move.
@Suite struct TimerTests {
  static let begun = Timestamp(microseconds: 9_000_000)

  static func at(_ milliseconds: Int64) -> Timestamp {
    begun.advanced(by: TimeSpan(milliseconds: milliseconds))
  }

  @Test func aSnoozeComesBackOnce() {
    var mute = MuteTimer()
    mute.set(true, minutes: 2, at: Self.at(0))
    #expect(mute.isOn && mute.left(at: Self.at(30_000)) == TimeSpan(milliseconds: 90_000))
    #expect(mute.advance(to: Self.at(119_999)) == false)
    #expect(mute.isOn)
    #expect(mute.advance(to: Self.at(120_000)) == true)
    #expect(!mute.isOn)
    #expect(mute.advance(to: Self.at(500_000)) == false)
    #expect(mute.until == nil)
  }

  @Test func theLastWishCounts() {
    var mute = MuteTimer()
    mute.set(true, minutes: 1, at: Self.at(0))
    mute.set(true, minutes: 10, at: Self.at(50_000))
    #expect(mute.advance(to: Self.at(100_000)) == false)
    mute.set(true, minutes: nil, at: Self.at(100_000))
    #expect(mute.advance(to: Self.at(100_000_000)) == false)
    #expect(mute.isOn)
    mute.set(false, minutes: nil, at: Self.at(0))
    #expect(!mute.isOn && mute.left(at: Self.at(0)) == nil)
  }

  @Test func aRestIsOverOnceAndASetEndsIt() {
    var rest = RestTimer(target: TimeSpan(milliseconds: 90_000))
    #expect(rest.deadline == nil && rest.rest(at: Self.at(0)) == nil)
    rest.setEnded(at: Self.at(0))
    #expect(rest.advance(to: Self.at(89_999)) == false)
    #expect(rest.advance(to: Self.at(90_000)) == true)
    #expect(rest.advance(to: Self.at(200_000)) == false)
    #expect(rest.rest(at: Self.at(200_000)) == TimeSpan(milliseconds: 200_000))
    rest.setStarted()
    #expect(rest.rest(at: Self.at(200_000)) == nil && rest.deadline == nil)
    rest.setEnded(at: Self.at(300_000))
    rest.setStarted()
    #expect(rest.advance(to: Self.at(900_000)) == false)
  }

  @Test func withoutATargetARestIsOnlyTold() {
    var rest = RestTimer(target: nil)
    rest.setEnded(at: Self.at(0))
    #expect(rest.deadline == nil)
    #expect(rest.advance(to: Self.at(10_000_000)) == false)
    #expect(rest.rest(at: Self.at(5000)) == TimeSpan(milliseconds: 5000))
  }

  /// The ticks of a tempo, looked at every so many ms.
  private func ticks(_ text: String, until end: Int64, every step: Int64) throws -> [String] {
    var pace = PaceClock(try #require(Tempo(text)), from: Self.begun)
    var found: [String] = []
    for moment in stride(from: 0, through: end, by: Int64.Stride(step)) {
      if let sound = pace.advance(to: Self.at(moment)) { found.append("\(moment) \(sound.name)") }
    }
    return found
  }

  @Test func aTempoTicksWhereItsPartsBegin() throws {
    #expect(
      try ticks("3-1-2-1", until: 7000, every: 10) == [
        "0 pace_rep", "3000 pace", "4000 pace", "6000 pace", "7000 pace_rep",
      ])
    #expect(
      try ticks("2-0-1-0", until: 3000, every: 10) == ["0 pace_rep", "2000 pace", "3000 pace_rep"])
    #expect(
      try ticks("0-0-1-0", until: 2000, every: 10) == [
        "0 pace_rep", "1000 pace_rep", "2000 pace_rep",
      ])
  }

  /// What is missed is not made up for, and the beat stays where it was.
  @Test func aLateLookTicksNothingOld() throws {
    var pace = PaceClock(try #require(Tempo("3-1-1-1")), from: Self.begun)
    #expect(pace.advance(to: Self.at(600_500)) == nil)
    #expect(pace.deadline == Self.at(603_000))
    #expect(pace.advance(to: Self.at(603_100)) == .pace)
    #expect(pace.advance(to: Self.at(603_100)) == nil)
    #expect(pace.advance(to: Self.at(604_900)) == nil)
    #expect(pace.advance(to: Self.at(605_000)) == .pace)
    #expect(pace.advance(to: Self.at(606_000)) == .paceRep)
  }
}
