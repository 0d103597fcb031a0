/// When on a day, to the minute, wherever the lifter is.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let minutes: Int

  /// "18:00", "7:30"
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    minutes = hour * 60 + minute
  }

  /// "18:00"
  package var description: String {
    "\(CalendarDay.padded(minutes / 60, 2)):\(CalendarDay.padded(minutes % 60, 2))"
  }

  package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.minutes < b.minutes }
}
