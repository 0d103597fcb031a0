import Foundation
import HingeCore
import Plan
import Testing
import Training

@Suite struct CalendarFileTests {
  private func file(
    _ plan: TrainingPlan, lifter: String = "ana", stamp: Int64 = 1_796_000_461
  ) -> String {
    CalendarFile(plan, lifter: lifter, today: Made.monday, stampSeconds: stamp, unit: .kg).text
  }

  /// Lines as they were before they were folded.
  private func unfolded(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.components(separatedBy: "\r\n").dropLast() {
      if line.hasPrefix(" "), let last = lines.popLast() {
        lines.append(last + line.dropFirst())
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  private func value(_ name: String, _ lines: [String]) -> String? {
    lines.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }
      .map { String($0.dropFirst(name.count + 1)) }
  }

  private func unescaped(_ text: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        plain.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  @Test func aTimedAndAWholeDay() {
    var plan = Made.plan(
      [
        (.monday, [Made.sets(.conventional, 3, 5...5, kg: 100, tempo: "3-1-1-0")]),
        (.thursday, [Made.sets(.romanian, 3, 8...10, rpe: 7), Made.hold()]),
      ], starts: Made.monday, weeks: 8)
    plan.sessions[0].time = TimeOfDay("18:00")
    let lines = unfolded(file(plan))
    #expect(
      lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hinge//hinge plan//EN", "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT", lines[5], "DTSTAMP:20261130T010101Z", "DTSTART:20261130T180000",
        "DURATION:PT60M", "RRULE:FREQ=WEEKLY;UNTIL=20270118T180000",
        "SUMMARY:Hinge: conventional 3 x 5 at 100 kg\\, tempo 3-1-1-0",
        "DESCRIPTION:conventional 3 x 5 at 100 kg\\, tempo 3-1-1-0", "END:VEVENT",
        "BEGIN:VEVENT", lines[14], "DTSTAMP:20261130T010101Z", "DTSTART;VALUE=DATE:20261203",
        "RRULE:FREQ=WEEKLY;UNTIL=20270121",
        "SUMMARY:Hinge: romanian 3 x 8-10 at RPE 7\\; plank 2 x 30 s",
        "DESCRIPTION:romanian 3 x 8-10 at RPE 7\\nplank 2 x 30 s", "TRANSP:TRANSPARENT",
        "END:VEVENT", "END:VCALENDAR",
      ])
  }

  @Test func aPlanWithoutAStartGoesOnFromTodayWithoutEnd() {
    let lines = unfolded(file(Made.plan([(.sunday, [Made.sets()])])))
    #expect(value("DTSTART", lines) == "VALUE=DATE:20261206")
    #expect(value("RRULE", lines) == "FREQ=WEEKLY")
  }

  /// A calendar that reads a changed plan changes its events.
  @Test func namesOfEventsStayAndAreApart() {
    let plan = Made.plan([(.monday, [Made.sets()]), (.friday, [Made.sets()])], starts: Made.monday)
    func uids(_ text: String) -> [String] { unfolded(text).filter { $0.hasPrefix("UID:") } }
    let names = uids(file(plan))
    #expect(Set(names).count == 2 && names.allSatisfy { $0.hasSuffix("@hinge") })
    var heavier = plan
    heavier.sessions[0].work = [Made.sets(kg: 200)]
    heavier.sessions[0].time = TimeOfDay("7:00")
    #expect(uids(file(heavier, stamp: 5)) == names)
    #expect(Set(uids(file(plan, lifter: "ben"))).isDisjoint(with: names))
    heavier.starts = Made.monday.advanced(by: 56)
    #expect(Set(uids(file(heavier))).isDisjoint(with: names))
  }

  @Test func noCharacterIsCutInTwo() {
    let text = String(repeating: "力", count: 60)
    let lines = ContentLine.folded(text).components(separatedBy: "\r\n")
    #expect(lines.count > 2 && lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    #expect(lines.enumerated().map { $0 == 0 ? $1 : String($1.dropFirst()) }.joined() == text)
    #expect(ContentLine.escaped("a,b;c\\d\ne\u{7}") == "a\\,b\\;c\\\\d\\ne")
  }

  /// Short lines, whole events that say what the plan says, the same bytes from the same plan.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func randomPlansAreReadBack(seed: UInt64) throws {
    print("seed \(seed)")
    var random = Seeded(seed)
    for _ in 0..<150 {
      let plan = Made.random(&random)
      let text = file(plan)
      #expect(text == file(plan))
      let raw = text.components(separatedBy: "\r\n")
      #expect(raw.last == "" && raw.allSatisfy { $0.utf8.count <= 75 }, "seed \(seed)")
      #expect(!raw.contains { $0.contains("\n") || $0.contains("\r") }, "seed \(seed)")
      let events = unfolded(text).split { $0 == "BEGIN:VEVENT" }.dropFirst().map(Array.init)
      #expect(events.count == plan.sessions.count)
      for (event, session) in zip(events, plan.sessions) {
        let body = unescaped(try #require(value("DESCRIPTION", event)))
        let works = session.work.map { WorkText.text($0, unit: .kg) }
        #expect(body == works.joined(separator: "\n"), "seed \(seed)")
        let start = try #require(value("DTSTART", event))
        let digits = start.replacingOccurrences(of: "VALUE=DATE:", with: "").prefix(8)
        let day = try #require(
          CalendarDay("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"))
        #expect(day.weekday == session.day && day >= plan.starts ?? Made.monday)
        #expect((session.time == nil) == start.hasPrefix("VALUE=DATE:"))
        let rule = try #require(value("RRULE", event))
        #expect(rule.contains("UNTIL") == (plan.ends != nil))
        if let ends = plan.ends, let until = rule.components(separatedBy: "UNTIL=").last {
          let compact = ends.advanced(by: -6 + session.day.rawValue).description
          #expect(until.hasPrefix(compact.filter { $0 != "-" }), "seed \(seed)")
          #expect((until.count == 8) == (session.time == nil))
        }
      }
    }
  }
}
