import Foundation
import Testing

@testable import Exports

@Suite struct CivilTimeTests {
  /// Foundation's own calendar is the oracle.
  @Test(arguments: ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
  func agreesWithTheCalendar(name: String) {
    let zone = Samples.zone(name)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var dice = Dice(7)
    for _ in 0..<2000 {
      let seconds = 1_577_836_800 + Int64(dice.below(3_000_000_000))
      let time = CivilTime(wallMS: seconds * 1000 + 999, in: zone)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second],
        from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      #expect(
        [time.year, time.month, time.day, time.hour, time.minute, time.second]
          == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second])
      #expect(time.wallMS(in: zone).contains(seconds * 1000))
    }
  }

  @Test func offsetsAreSaid() {
    let text = { CivilTime.iso(wallMS: Samples.start, in: Samples.zone($0)) }
    #expect(text("UTC") == "2026-11-22T18:04:00+00:00")
    #expect(text("Europe/Berlin") == "2026-11-22T19:04:00+01:00")
    #expect(text("America/St_Johns") == "2026-11-22T14:34:00-03:30")
    #expect(text("Asia/Kathmandu") == "2026-11-22T23:49:00+05:45")
  }

  @Test func anHourThatComesTwiceIsTwoMoments() throws {
    let berlin = Samples.zone("Europe/Berlin")
    let time = try #require(CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30))
    #expect(time.wallMS(in: berlin) == [1_792_888_200_000, 1_792_891_800_000])
    #expect(
      time.wallMS(in: berlin).map { CivilTime.iso(wallMS: $0, in: berlin) }
        == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"])
  }

  @Test func anHourThatIsLeftOutIsReadAsBefore() throws {
    let berlin = Samples.zone("Europe/Berlin")
    let time = try #require(CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30))
    #expect(
      time.wallMS(in: berlin).map { CivilTime.iso(wallMS: $0, in: berlin) }
        == ["2026-03-29T03:30:00+02:00"])
  }

  @Test func whatNoCalendarHasIsNoTime() {
    #expect(CivilTime(year: 2026, month: 2, day: 29, hour: 0, minute: 0) == nil)
    #expect(CivilTime(year: 2028, month: 2, day: 29, hour: 0, minute: 0) != nil)
    #expect(CivilTime(year: 2026, month: 13, day: 1, hour: 0, minute: 0) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, hour: 24, minute: 0) == nil)
  }
}
