import Foundation
import Reports
import Testing

/// How people name sessions.
@Suite struct SessionChoiceTests {
  private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
  /// Sunday 22 Nov 2026, 18:04 UTC.
  private let now = Date(timeIntervalSince1970: 1_795_370_640)
  private let hour: Int64 = 3_600_000

  private func choice(_ text: String) -> SessionChoice? {
    SessionChoice(text, now: now, zone: berlin)
  }

  @Test func wordsAndNumbers() {
    #expect(choice("last") == .last(before: 0))
    #expect(choice("last-1") == .last(before: 1))
    #expect(choice("12") == .numbers(12...12))
    #expect(choice("3..7") == .numbers(3...7))
  }

  @Test func daysBeginAtMidnightWhereTheLifterIs() {
    let today = choice("today")
    #expect(today == choice("2026-11-22"))
    // 22 November begins at 23:00 UTC of the 21st.
    #expect(today == .span(1_795_302_000_000..<1_795_302_000_000 + 24 * hour))
    #expect(choice("yesterday") == choice("2026-11-21"))
    #expect(choice("week") == choice("2026-11-16..2026-11-22"))
    #expect(choice("month") == choice("2026-11"))
    #expect(choice("2026-11-01..2026-11-30") == choice("2026-11"))
  }

  /// The clocks go back on 25 October and forward on 29 March.
  @Test func aDayMayHaveAnHourMoreOrLess() {
    func length(_ text: String) -> Int64? {
      guard case .span(let span) = choice(text) else { return nil }
      return Int64(span.count) / hour
    }
    #expect(length("2026-10-25") == 25 && length("2026-03-29") == 23)
    #expect(length("2026-10-24") == 24)
  }

  @Test(arguments: [
    "", "0", "-1", "lasts", "last-", "last-0", "last--1", "2026-02-30", "2026-13", "2026-1-1",
    "20261122",
    "7..3", "2026-11..2026-10", "3..2026-11", "..", "1..2..3", "٣", "2026-11-22T10:00", "1e3",
    "999999999999999999999", "TODAY",
  ]) func whatNamesNothingIsRefused(text: String) {
    // A plain number is a session's, whatever date it may look like.
    if text == "20261122" {
      #expect(choice(text) == .numbers(20_261_122...20_261_122))
    } else {
      #expect(choice(text) == nil, "\(text)")
    }
  }
}
