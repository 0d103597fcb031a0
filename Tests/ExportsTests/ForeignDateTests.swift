import Testing

@testable import Exports

@Suite struct ForeignDateTests {
  @Test(arguments: [
    ("2026-11-22 18:04:00", "2026-11-22 18:04:00"), ("2026-11-22T18:04", "2026-11-22 18:04:00"),
    ("2026-11-22 6:04:09\u{202F}PM", "2026-11-22 18:04:09"),
    ("22 Nov 2026, 18:04", "2026-11-22 18:04:00"), ("8 May 2024, 07:32", "2024-05-08 07:32:00"),
    ("08 mai 2024, 07:32", "2024-05-08 07:32:00"), ("28 juil. 2024, 07:32", "2024-07-28 07:32:00"),
    ("28. Dez. 2024, 07:32", "2024-12-28 07:32:00"), ("3 März 2024, 07:32", "2024-03-03 07:32:00"),
    ("Nov 22, 2026, 12:04 AM", "2026-11-22 00:04:00"),
    ("28 de ago de 2024, 07:32", "2024-08-28 07:32:00"),
  ])
  func datesAreReadAsTheAppsWriteThem(text: String, expected: String) {
    let time = ForeignDate.read(text)
    #expect(time.map { "\($0.date) \($0.clock)" } == expected)
  }

  @Test(arguments: [
    "", "03/04/2026, 18:04", "2026-11-22", "22 Foo 2026, 18:04", "2026-11-22T18:04:00+01:00",
    "22 Nov 26, 18:04", "Nov", "31 Feb 2025, 12:00", "99999999999999999999 Nov 2026, 18:04",
    "22 Nov 2026, 13:04 PM", "22 Nov Dec 2026, 18:04",
  ])
  func whatMayBeAnotherDayIsNotRead(text: String) {
    #expect(ForeignDate.read(text) == nil)
  }
}
