package import Training

/// A plan as a file for calendar programs (iCalendar, RFC 5545): an event a session, every week.
///
/// Times are those of wherever the calendar is read ("floating", 3.3.5): a session at six is at six also
/// while travelling, and no time zone has to be described.
package struct CalendarFile {
  package static let standardMinutes = 60

  private let plan: TrainingPlan
  private let lifter: String
  private let today: CalendarDay
  private let stamp: String
  private let unit: LoadUnit

  /// - Parameters:
  ///   - lifter: whose plan it is; goes into what names an event, so that two lifters' plans can be in one
  ///     calendar.
  ///   - today: from which a plan without a start goes on.
  ///   - stampSeconds: when the file is made, seconds since 1970.
  package init(
    _ plan: TrainingPlan, lifter: String, today: CalendarDay, stampSeconds: Int64, unit: LoadUnit
  ) {
    self.plan = plan
    self.lifter = lifter
    self.today = today
    self.unit = unit
    // Dates that four digits do not hold come from a clock that is broken.
    let seconds = min(max(stampSeconds, 0), 253_370_764_799)
    let day = CalendarDay(number: Int(seconds / 86_400))
    let rest = Int(seconds % 86_400)
    stamp = day.compact + "T" + Self.clock(minutes: rest / 60, seconds: rest % 60) + "Z"
  }

  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hinge//hinge plan//EN", "CALSCALE:GREGORIAN",
    ]
    for session in plan.sessions { lines += event(session) }
    lines.append("END:VCALENDAR")
    return lines.map { ContentLine.folded($0) + "\r\n" }.joined()
  }

  private func event(_ session: PlannedSession) -> [String] {
    let from = plan.starts ?? today
    let ahead = (session.day.rawValue - from.weekday.rawValue + 7) % 7
    let first = from.advanced(by: ahead)
    let title = WorkText.text(session, unit: unit)
    let body = session.work.map { WorkText.text($0, unit: unit) }.joined(separator: "\n")
    var lines = ["BEGIN:VEVENT", "UID:\(uid(session))", "DTSTAMP:\(stamp)"]
    if let time = session.time {
      lines.append("DTSTART:\(moment(first, time))")
      lines.append("DURATION:PT\(session.minutes ?? Self.standardMinutes)M")
    } else {
      lines.append("DTSTART;VALUE=DATE:\(first.compact)")
    }
    lines.append("RRULE:FREQ=WEEKLY\(until(session, first))")
    lines.append("SUMMARY:" + ContentLine.escaped("Hinge: " + title))
    lines.append("DESCRIPTION:" + ContentLine.escaped(body))
    // A day with a session is not a day on which one is busy.
    if session.time == nil { lines.append("TRANSP:TRANSPARENT") }
    return lines + ["END:VEVENT"]
  }

  /// The last event, in the form in which the first is given (3.3.10).
  private func until(_ session: PlannedSession, _ first: CalendarDay) -> String {
    guard let weeks = plan.weeks, plan.starts != nil else { return "" }
    let last = first.advanced(by: 7 * (weeks - 1))
    return ";UNTIL=" + (session.time.map { moment(last, $0) } ?? last.compact)
  }

  private func moment(_ day: CalendarDay, _ time: TimeOfDay) -> String {
    day.compact + "T" + Self.clock(minutes: time.minutes, seconds: 0)
  }

  private static func clock(minutes: Int, seconds: Int) -> String {
    [minutes / 60, minutes % 60, seconds].map { CalendarDay.padded($0, 2) }.joined()
  }

  /// The same for the same session of the same plan, whatever work is in it: a calendar that reads the file
  /// again changes its events, and makes no second ones.
  private func uid(_ session: PlannedSession) -> String {
    let name = "\(lifter)\u{0}\(plan.starts?.description ?? "")"
    // FNV-1a: spreads names, keeps no secret.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    let zeros = String(repeating: "0", count: 16 - digits.count)
    return "\(session.day.word)-\(zeros)\(digits)@hinge"
  }
}
