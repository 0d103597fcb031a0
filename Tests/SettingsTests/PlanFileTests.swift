import HingeCore
import Plan
@testable import Settings
import Testing
import Training

@Suite struct PlanFileTests {
  private func problems(_ text: String, unit: LoadUnit = .kg) -> [String] {
    do throws(ConfigurationError) {
      _ = try PlanFile.read(text, path: "p", unit: unit)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func thePlanToStartFromIsAPlan() throws {
    let plan = try PlanFile.read(PlanFile.defaultText, path: "p", unit: .kg)
    #expect(plan.sessions.map(\.day) == [.monday, .thursday])
    #expect(plan.lifter == nil && plan.starts == nil && plan.weeks == nil)
    #expect(PlanAdvice.all(plan).isEmpty)
    #expect(PlanFile.defaultText.split(separator: "\n").allSatisfy { $0.count <= 80 })
    // With what is commented out as well.
    let whole = ["lifter: me", "starts: 2026-11-30", "weeks: 8"].reduce(PlanFile.defaultText) {
      $0.replacing("# \($1)", with: $1)
    }
    let begun = try PlanFile.read(whole, path: "p", unit: .kg)
    #expect(begun.lifter == "me" && begun.ends == CalendarDay("2027-01-24"))
  }

  @Test func everyKeyIsRead() throws {
    let text = """
      lifter: Ana B
      starts: 2026-11-30
      weeks: 4
      sessions:
        - day: Friday
          time: 7:30
          minutes: 75
          work:
            - {style: trap-bar, sets: 5, reps: 4-6, load: 225lb, tempo: 3-1-1-0}
            - {style: sumo, sets: 1, reps: 3, percent: 80%}
            - {style: sumo, sets: 1, reps: 3, rpe: 8.5}
            - {style: sumo, sets: 1, reps: 3, load: 100}
            - {hold: bird-dog, sets: 2, seconds: 45}
        - day: mon
          work: [{style: romanian, sets: 3, reps: 8}]
      """
    let plan = try PlanFile.read(text, path: "p", unit: .lb)
    #expect(plan.lifter == "Ana B" && plan.weeks == 4 && plan.starts == CalendarDay("2026-11-30"))
    #expect(plan.sessions.map(\.day) == [.monday, .friday])
    let friday = plan.sessions[1]
    #expect(friday.time == TimeOfDay("07:30") && friday.minutes == 75)
    #expect(
      friday.work == [
        .sets(
          PlannedSets(
            style: .trapBar, sets: 5, reps: 4...6, effort: .load(grams: 102_058),
            tempo: PlannedTempo("3-1-1-0"))),
        .sets(PlannedSets(style: .sumo, sets: 1, reps: 3...3, effort: .percent(80))),
        .sets(PlannedSets(style: .sumo, sets: 1, reps: 3...3, effort: .rpe(tenths: 85))),
        .sets(PlannedSets(style: .sumo, sets: 1, reps: 3...3, effort: .load(grams: 45_359))),
        .hold(PlannedHold(kind: .birdDog, sets: 2, seconds: 45)),
      ])
  }

  private static let good = "sessions: [{day: monday, work: [{style: sumo, sets: 3, reps: 5}]}]\n"

  /// A good plan with more behind it.
  private static func after(_ text: String) -> String { good + text }

  private static func work(_ line: String) -> String {
    "sessions:\n  - day: monday\n    work:\n      - {\(line)}\n"
  }

  private static let badFiles: [(String, String)] = [
    ("", "p:1: the file holds no plan: it needs \"sessions:\""),
    ("# nothing\n", "p:1: the file holds no plan: it needs \"sessions:\""),
    ("lifter: me\n", "p:1: sessions is missing: a plan needs at least one session"),
    (
      "sessions: soon\n",
      "p:1: sessions is \"soon\" but must be a list of sessions, each with a day and its work"
    ),
    (after("week: 8\n"), "p:2: week is no key of a plan here; did you mean weeks?"),
    (
      after("goals: 8\n"),
      "p:2: goals is no key of a plan here; there are lifter, starts, weeks, sessions"
    ),
    (after("weeks: 8\n"), "p:2: weeks needs starts beside it: the Monday of the first week"),
    (
      after("starts: 2026-12-01\n"),
      "p:2: starts is 2026-12-01, a Tuesday, but must be a Monday, such as 2026-11-30"
    ),
    (
      after("starts: tomorrow\n"),
      "p:2: starts is \"tomorrow\" but must be a Monday, such as 2026-11-30"
    ),
    (
      after("starts: 2026-11-30\nweeks: 0\n"),
      "p:3: weeks is \"0\" but must be a whole number from 1 to 104"
    ),
    (
      after("lifter: ../ana\n"),
      "p:2: lifter is \"../ana\" but must be 1 to 64 letters, digits, spaces, - or _"
    ),
    (
      "sessions:\n  - day: munday\n    work: [{style: sumo, sets: 3, reps: 5}]\n",
      "p:2: sessions[1].day is \"munday\" but must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday; did you mean monday?"
    ),
    ("sessions:\n  - day: monday\n", "p:2: sessions[1].work is missing"),
    (
      "sessions:\n  - day: monday\n    time: 25:00\n    work: [{style: sumo, sets: 3, reps: 5}]\n",
      "p:3: sessions[1].time is \"25:00\" but must be a time from 00:00 to 23:59"
    ),
    (
      "sessions:\n  - {day: mon, work: [{style: sumo, sets: 3, reps: 5}]}\n  - {day: monday, work: [{style: sumo, sets: 3, reps: 5}]}\n",
      "p:3: sessions[2].day is monday, as in line 2; put the work of a day below one of them"
    ),
  ]

  private static let badWork: [(String, String)] = [
    (
      work("style: romainan, sets: 3, reps: 5"),
      "p:4: sessions[1].work[1].style is \"romainan\" but must be one of conventional, sumo, trap-bar, block-pull, kettlebell, romanian, good-morning; did you mean romanian?"
    ),
    (
      work("style: sumo, set: 3, reps: 5"),
      "p:4: sessions[1].work[1].set is no key of a plan here; did you mean sets?"
    ),
    (work("style: sumo, reps: 5"), "p:4: sessions[1].work[1].sets is missing"),
    (
      work("style: sumo, sets: 3, reps: 6-4"),
      "p:4: sessions[1].work[1].reps is \"6-4\" but must be a whole number from 1 to 50, or two such as 4-6, the smaller first"
    ),
    (
      work("style: sumo, sets: 3, reps: 5, load: heavy"),
      "p:4: sessions[1].work[1].load is \"heavy\" but must be a load above 0 and up to 1000 kg, such as 100kg or 225lb"
    ),
    (
      work("style: sumo, sets: 3, reps: 5, rpe: 8.2"),
      "p:4: sessions[1].work[1].rpe is \"8.2\" but must be an RPE from 1 to 10 by halves"
    ),
    (
      work("style: sumo, sets: 3, reps: 5, percent: 200"),
      "p:4: sessions[1].work[1].percent is \"200\" but must be a whole number from 10 to 120, of the estimated one-rep load"
    ),
    (
      work("style: sumo, sets: 3, reps: 5, rpe: 8, load: 100kg"),
      "p:4: sessions[1].work[1] has rpe and load; give one of them"
    ),
    (
      work("style: sumo, sets: 3, reps: 5, tempo: 3-1-1"),
      "p:4: sessions[1].work[1].tempo is \"3-1-1\" but must be a tempo of four whole seconds from 0 to 20, such as 3-1-1-0"
    ),
    (
      work("hold: plonk, sets: 3, seconds: 30"),
      "p:4: sessions[1].work[1].hold is \"plonk\" but must be one of plank, side-plank, bird-dog, bridge, carry, hinge; did you mean plank?"
    ),
    (
      work("hold: plank, sets: 3, seconds: 30, reps: 5"),
      "p:4: sessions[1].work[1].reps is no key of a hold; there are hold, sets, seconds"
    ),
    (
      work("hold: plank, style: sumo, sets: 3, seconds: 30"),
      "p:4: sessions[1].work[1] has a style and a hold; give each a line of its own"
    ),
    (work("sets: 3, reps: 5"), "p:4: sessions[1].work[1] has neither a style nor a hold"),
    (
      "sessions: [{day: monday, work: [[1]]}]\n",
      "p:1: sessions[1].work[1] is a list but must be work with a style or a hold"
    ),
    (after("weeks: 3\nweeks: 4\nstarts: 2026-11-30\n"), "p:2: a key is given twice: weeks"),
  ]

  @Test(arguments: badFiles + badWork)
  func aBadPlanIsToldInOneSentence(text: String, sentence: String) {
    #expect(problems(text) == [sentence])
  }

  @Test func everythingWrongIsToldAtOnce() {
    let found = problems(
      "weeks: x\nsessions:\n  - day: m\n    work:\n      - {style: x, sets: 0, reps: 0}\n")
    #expect(found.count == 5, "\(found)")
  }

  @Test func sizesAreBounded() {
    let long = Self.good + String(repeating: "# long\n", count: 10_000)
    #expect(problems(long) == ["p:1: the file is larger than 65536 bytes"])
    let line = "{style: sumo, sets: 1, reps: 1}"
    let many =
      "sessions: [{day: monday, work: ["
      + Array(repeating: line, count: 21).joined(separator: ", ") + "]}]"
    #expect(
      problems(many) == ["p:1: sessions[1].work has 21 lines, but a session has at most 20"])
    // What an alias stands for many times over is counted, not unfolded.
    let bomb =
      "a: &a [1,1,1,1,1,1,1,1,1]\n"
      + (1...8).map { depth in
        let above = depth == 1 ? "a" : "a\(depth - 1)"
        return "a\(depth): &a\(depth) ["
          + Array(repeating: "*\(above)", count: 9).joined(separator: ",")
          + "]\n"
      }.joined() + "sessions: *a8\n"
    #expect(problems(bomb).contains { $0.contains("sessions has 9 sessions") })
  }

  /// Damaged plans are read or refused, and what is accepted is in range.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func damagedPlansAreReadOrRefused(seed: UInt64) {
    print("seed \(seed)")
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let original = Array(PlanFile.defaultText.utf8)
    let spice = Array("[]{}:,#&*!|>'\"%@`-?\n\t 09az~\u{0}".utf8)
    var accepted = 0
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<1 + below(5) where bytes.count > 1 {
        let at = below(bytes.count)
        switch below(4) {
        case 0: bytes[at] = spice[below(spice.count)]
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(spice[below(spice.count)], at: at)
        default: bytes = Array(bytes[..<max(1, at)])
        }
      }
      do throws(ConfigurationError) {
        let plan = try PlanFile.read(String(decoding: bytes, as: UTF8.self), path: "p", unit: .kg)
        accepted += 1
        #expect((1...7).contains(plan.sessions.count), "seed \(seed)")
        #expect(plan.sessions.allSatisfy { !$0.work.isEmpty }, "seed \(seed)")
      } catch {
        #expect(!error.problems.isEmpty, "seed \(seed)")
      }
    }
    #expect(accepted > 0)
  }
}
