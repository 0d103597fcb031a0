import Plan
import Testing

@Suite struct CalendarDayTests {
  @Test func knownDaysHaveTheirNumberAndWeekday() {
    for (text, number, weekday) in [
      ("1970-01-01", 0, Weekday.thursday), ("1970-01-05", 4, .monday),
      ("2000-02-29", 11_016, .tuesday), ("2026-11-30", 20_787, .monday),
      ("2100-03-01", 47_541, .monday),
    ] {
      let day = CalendarDay(text)
      #expect(day?.number == number && day?.weekday == weekday, "\(text)")
      #expect(day?.description == text)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1969-12-31", "9999-01-01",
    "2026-11-31", "+026-11-30", "2026-11", "20261130", "", "2026-11-30-1", "２０２６-11-30",
  ])
  func whatIsNoDayIsNone(text: String) { #expect(CalendarDay(text) == nil) }

  /// Every day of four centuries and more follows the one before it, in both directions.
  @Test func everyDayFollowsTheOneBefore() throws {
    var day = try #require(CalendarDay("1999-12-31"))
    var weekday = day.weekday.rawValue
    while day.parts.year < 2405 {
      let (year, month, last) = day.parts
      let next = day.advanced(by: 1)
      let (nextYear, nextMonth, nextLast) = next.parts
      let isNext =
        nextLast == last + 1 && nextMonth == month && nextYear == year
        || nextLast == 1 && (nextMonth == month % 12 + 1)
          && nextYear == year + (month == 12 ? 1 : 0) && last >= 28
      #expect(isNext, "\(day) is followed by \(next)")
      weekday = (weekday + 1) % 7
      #expect(next.weekday.rawValue == weekday && CalendarDay(next.description) == next)
      day = next
    }
    #expect(day.parts == (2405, 1, 1))
  }

  @Test func weeksBeginOnMonday() throws {
    let monday = try #require(CalendarDay("2026-11-30"))
    for ahead in 0..<7 { #expect(monday.advanced(by: ahead).monday == monday) }
    #expect(monday.advanced(by: 7).monday == monday.advanced(by: 7))
    #expect(monday.short == "Mon 30 Nov" && monday.long == "30 Nov 2026")
  }

  @Test func timesAndWeekdaysAreRead() {
    #expect(TimeOfDay("18:00")?.minutes == 1080 && TimeOfDay("7:05")?.description == "07:05")
    for text in ["24:00", "12:60", "12", "12:5", "-1:00", "12:00:00", "", ":", "1 :00"] {
      #expect(TimeOfDay(text) == nil, "\(text)")
    }
    #expect(Weekday(word: "Monday") == .monday && Weekday(word: "thu") == .thursday)
    #expect(Weekday(word: "th") == nil && Weekday(word: "") == nil)
  }
}
