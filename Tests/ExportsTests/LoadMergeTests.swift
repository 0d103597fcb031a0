import Foundation
import HingeCore
import Testing
import Training

@testable import Exports

@Suite struct LoadMergeTests {
  /// A workout as it comes from a file: reps, kilograms, and whether it is a warm-up.
  private static func workout(
    atMinutes offset: Int64 = -3, minutes: Int64? = 50, exercise: String = "Deadlift (Barbell)",
    _ sets: [(reps: Int, kg: Int64?, isWarmup: Bool)], firstLine: Int = 2
  ) -> ForeignWorkout {
    let start = Samples.start + offset * 60_000
    return ForeignWorkout(
      name: "Evening", dateText: "22 Nov 2026", startedAtWallMS: start,
      durationMS: minutes.map { $0 * 60_000 },
      sets: sets.enumerated().compactMap { index, set in
        HingeExercise(name: exercise).map {
          ForeignSet(
            startedAtWallMS: start, exercise: exercise, kind: $0, order: index + 1,
            loadGrams: set.kg.map { $0 * 1000 }, reps: set.reps, rpeTenths: nil, note: "",
            isWarmup: set.isWarmup, line: firstLine + index)
        }
      })
  }

  private static func merge(
    _ logs: [SessionLog], _ workouts: [ForeignWorkout], replaces: Bool = false
  ) -> LoadMerge {
    var foreign = ForeignLog(app: .strong)
    foreign.workouts = workouts
    return LoadMerge(
      logs, with: foreign, fileName: "strong.csv",
      stamp: .init(wallMS: Samples.start + 86_400_000, bootMS: 5, bootID: "c", clock: "set"),
      replaces: replaces)
  }

  /// Session, set and kilograms of what is proposed.
  private static func loads(_ merge: LoadMerge) -> [String] {
    merge.entries.filter { $0.field == "load_g" }.map {
      "\($0.sessionID).\($0.setNumber ?? 0): \($0.value ?? "")"
    }
  }

  private static let three: [(reps: Int, kg: Int64?, isWarmup: Bool)] = [
    (5, 100, false), (4, 110, false), (3, 120, false),
  ]

  @Test func setsMeetInOrder() {
    let merge = Self.merge([Samples.log(reps: [5, 4, 3])], [Self.workout(Self.three)])
    #expect(
      merge.entries
        == [(1, "100000"), (2, "110000"), (3, "120000")].map {
          EntryRecord(
            sessionID: 12, setNumber: $0.0, field: "load_g", value: $0.1,
            enteredAtWallMS: Samples.start + 86_400_000, enteredAtBootMS: 5, bootID: "c",
            clock: "set", origin: "merge: strong.csv")
        })
    #expect(merge.entries.allSatisfy { $0.problem == nil })
    #expect(
      merge.report.lines(unit: .kg).first == "matched: session 12, set 1 is line 2: 100 kg")
    #expect(merge.report.left.isEmpty && merge.report.ambiguous.isEmpty)
  }

  @Test func rpeComesAlong() {
    var workout = Self.workout(Self.three)
    workout.sets[1].rpeTenths = 85
    workout.sets[2].loadGrams = nil
    let merge = Self.merge([Samples.log(reps: [5, 4, 3])], [workout])
    #expect(
      merge.entries.map { "\($0.field) \($0.value ?? "")" } == [
        "load_g 100000", "load_g 110000", "rpe_tenths 85",
      ])
    #expect(
      merge.report.left.map(\.text)
        == ["session 12, set 3, is line 4, which has no weight and no RPE"])
  }

  /// The belt was put on after the warm-up.
  /// What can't be a load or an RPE is left out, and said, whatever else the line gives.
  @Test(
    arguments: [
      ("-20", "8", "has the weight -20, which is below zero", ["rpe_tenths 80"]),
      ("100", "14", "has RPE 14, which is none from 1 to 10 by halves", ["load_g 100000"]),
      ("100", "8.3", "has RPE 8.3, which is none from 1 to 10 by halves", ["load_g 100000"]),
      ("100", "", "", ["load_g 100000"]), ("0", "0", "", []),
    ] as [(String, String, String, [String])])
  func whatNoSetMayHaveIsSaid(
    weight: String, rpe: String, why: String, expected: [String]
  ) throws {
    let csv = """
      Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE
      2026-11-22 18:00:00,Evening,Deadlift (Barbell),1,\(weight),5,\(rpe)
      """
    let zone = try #require(TimeZone(identifier: "UTC"))
    let foreign = try ForeignLog.read(Array((csv + "\n").utf8), unit: nil, zone: zone)
    let set = try #require(foreign.workouts.first?.sets.first)
    #expect(set.doubts == (why.isEmpty ? [] : [why]))
    var workout = Self.workout([(5, 100, false)])
    workout.sets[0].loadGrams = set.loadGrams
    workout.sets[0].rpeTenths = set.rpeTenths
    workout.sets[0].doubts = set.doubts
    let merge = Self.merge([Samples.log(reps: [5])], [workout])
    #expect(merge.entries.map { "\($0.field) \($0.value ?? "")" } == expected)
    #expect(merge.report.lines(unit: .kg).contains { $0.hasPrefix("left out: ") } == !why.isEmpty)
  }

  @Test func aWarmupThatTheBeltDidNotSee() {
    let sets = [(5, 60, true), (5, 80, true), (5, 100, false), (5, 110, false)]
      .map { (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: $0.2) }
    let merge = Self.merge([Samples.log(reps: [5, 5])], [Self.workout(sets)])
    #expect(Self.loads(merge) == ["12.1: 100000", "12.2: 110000"])
    #expect(
      merge.report.left.map(\.text) == [
        "line 2, Deadlift (Barbell), is no set that the belt saw",
        "line 3, Deadlift (Barbell), is no set that the belt saw",
      ])
  }

  /// A set that nobody entered: reps tell which.
  @Test func aSetThatTheAppDidNotSee() {
    let merge = Self.merge([Samples.log(reps: [8, 5, 4, 3])], [Self.workout(Self.three)])
    #expect(Self.loads(merge) == ["12.2: 100000", "12.3: 110000", "12.4: 120000"])
    #expect(merge.report.left.map(\.text) == ["session 12, set 1, is in no line of the file"])
  }

  @Test func aMiscountOfOneOrTwo() {
    let merge = Self.merge([Samples.log(reps: [5, 5, 5])], [Self.workout(Self.three)])
    #expect(Self.loads(merge) == ["12.1: 100000", "12.2: 110000", "12.3: 120000"])
    #expect(
      merge.report.lines(unit: .kg).last
        == "matched: session 12, set 3 is line 4: 120 kg, counted 5 reps where the file has 3")
  }

  /// Two of three sets of five: nobody can know which was missed.
  @Test func whatMayBeEitherIsNotTaken() {
    let sets = [(5, 100), (5, 110), (5, 120)].map {
      (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: false)
    }
    let merge = Self.merge([Samples.log(reps: [5, 5])], [Self.workout(sets)])
    #expect(merge.entries.isEmpty)
    #expect(
      merge.report.ambiguous.map(\.text) == [
        "session 12, set 1, may be any of the lines 2, 3",
        "session 12, set 2, may be any of the lines 3, 4",
      ])
  }

  /// All of them of the same load: then it does not matter which.
  @Test func whatMayBeEitherOfTwoAlikeIsTaken() {
    let sets = [(5, 100), (5, 100), (5, 100)].map {
      (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: false)
    }
    let merge = Self.merge([Samples.log(reps: [5, 5])], [Self.workout(sets)])
    #expect(Self.loads(merge) == ["12.1: 100000", "12.2: 100000"])
  }

  /// Three sets of the belt, two lines: one of ours has none, and nobody knows which.
  @Test func whoIsAloneIsNotKnown() {
    let sets = [(5, 100), (5, 100)].map { (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: false) }
    let merge = Self.merge([Samples.log(reps: [5, 5, 5])], [Self.workout(sets)])
    #expect(merge.entries.isEmpty && merge.report.ambiguous.count == 3)
    #expect(merge.report.ambiguous[0].text == "session 12, set 1, may be line 2, or none")
  }

  @Test func nothingThatWasEnteredIsOverwritten() {
    let log = Samples.log(
      reps: [5, 4, 3], loads: [100_000, 115_000, nil])
    let kept = Self.merge([log], [Self.workout(Self.three)])
    #expect(Self.loads(kept) == ["12.3: 120000"])
    #expect(
      kept.report.kept.map(\.text) == ["session 12, set 2, has another load already, which stays"])
    let replaced = Self.merge([log], [Self.workout(Self.three)], replaces: true)
    #expect(Self.loads(replaced) == ["12.2: 110000", "12.3: 120000"])
  }

  /// Merging again proposes nothing.
  @Test func onceIsEnough() {
    var log = Samples.log(reps: [5, 4, 3])
    log.apply(Self.merge([log], [Self.workout(Self.three)]).entries)
    #expect(log.sets.map(\.0.loadGrams) == [100_000, 110_000, 120_000])
    #expect(Self.merge([log], [Self.workout(Self.three)]).entries.isEmpty)
  }

  @Test func twoWorkoutsOfADay() {
    let morning = Samples.log(
      Samples.session(1, atMS: Samples.start - 8 * 3_600_000), reps: [5, 4, 3])
    let evening = Samples.log(Samples.session(2), reps: [5, 4, 3])
    let light = [(5, 60), (4, 70), (3, 80)].map {
      (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: false)
    }
    let merge = Self.merge(
      [evening, morning],
      [Self.workout(Self.three, firstLine: 5), Self.workout(atMinutes: -481, light)])
    #expect(
      Self.loads(merge).sorted() == [
        "1.1: 60000", "1.2: 70000", "1.3: 80000", "2.1: 100000", "2.2: 110000", "2.3: 120000",
      ])
  }

  /// The belt was started anew in the middle of a training.
  @Test func twoSessionsOfAWorkout() {
    let first = Samples.log(Samples.session(1, minutes: 12), reps: [5])
    let second = Samples.log(
      Samples.session(2, atMS: Samples.start + 15 * 60_000, minutes: 20), reps: [4, 3])
    let merge = Self.merge([second, first], [Self.workout(Self.three)])
    #expect(Self.loads(merge) == ["1.1: 100000", "2.1: 110000", "2.2: 120000"])
  }

  /// The same workout twice in a file, or two that overlap alike.
  @Test func twoWorkoutsThatFitAlikeAreNotTaken() {
    let merge = Self.merge(
      [Samples.log(reps: [5, 4, 3])],
      [Self.workout(Self.three), Self.workout(Self.three, firstLine: 9)])
    #expect(merge.entries.isEmpty)
    #expect(
      merge.report.ambiguous.map(\.text)
        == ["session 12 may be the workout that begins in line 2 or 9"])
    #expect(merge.report.left.count == 2)
    #expect(
      merge.report.left[0].text
        == "line 2, Deadlift (Barbell), and the 3 sets of its workout could not be told from another "
        + "workout")
  }

  /// Of two that overlap, the one whose sets are the session's.
  @Test func ofTwoWorkoutsTheSetsDecide() {
    let other = [(12, 40), (12, 40), (12, 40)].map {
      (reps: $0.0, kg: Int64?(Int64($0.1)), isWarmup: false)
    }
    let merge = Self.merge(
      [Samples.log(reps: [5, 4, 3])], [Self.workout(other, firstLine: 9), Self.workout(Self.three)])
    #expect(Self.loads(merge) == ["12.1: 100000", "12.2: 110000", "12.3: 120000"])
  }

  @Test func anotherDayOrExerciseMeetsNothing() {
    let log = Samples.log(reps: [5, 4, 3])
    let far = Self.merge([log], [Self.workout(atMinutes: 24 * 60, Self.three)])
    #expect(far.entries.isEmpty)
    #expect(
      far.report.left.map(\.text) == [
        "session 12 has no workout of its time and exercise",
        "line 2, Deadlift (Barbell), and the 3 sets of its workout meet no session",
      ])
    let romanian = Self.workout(exercise: "Romanian Deadlift (Barbell)", Self.three)
    let other = Self.merge([log], [romanian])
    #expect(other.entries.isEmpty)
    var undated = Self.workout(Self.three)
    undated.startedAtWallMS = nil
    let merge = Self.merge([log], [undated])
    #expect(merge.entries.isEmpty)
    #expect(merge.report.left.last?.text.hasSuffix("no date can be read in '22 Nov 2026'") == true)
  }

  /// Many log every style as a plain deadlift; where the file has the style itself, that counts.
  @Test func aPlainDeadliftMayBeAnyFromTheFloor() {
    let sumo = Samples.log(Samples.session(style: "sumo"), reps: [5, 4, 3])
    #expect(Self.merge([sumo], [Self.workout(Self.three)]).entries.count == 3)
    var both = Self.workout(Self.three)
    both.sets +=
      Self.workout(
        exercise: "Sumo Deadlift (Barbell)", [(5, 140, false), (4, 150, false), (3, 160, false)],
        firstLine: 5
      ).sets
    #expect(
      Self.loads(Self.merge([sumo], [both])) == ["12.1: 140000", "12.2: 150000", "12.3: 160000"])
    let romanian = Samples.log(Samples.session(style: "romanian"), reps: [5, 4, 3])
    #expect(Self.merge([romanian], [Self.workout(Self.three)]).entries.isEmpty)
  }

  /// Two styles on the belt, one exercise in the app: no line is taken twice.
  @Test func stylesThatShareAnExerciseAreOneRow() {
    let log = Samples.log(
      reps: [5, 4, 3], entries: [Samples.entry(.style, "sumo", set: 2)])
    let merge = Self.merge([log], [Self.workout(Self.three)])
    #expect(Self.loads(merge) == ["12.1: 100000", "12.2: 110000", "12.3: 120000"])
    let unstyled = Samples.log(Samples.session(style: ""), reps: [5, 4, 3])
    #expect(Self.merge([unstyled], [Self.workout(Self.three)]).entries.count == 3)
  }

  @Test func sessionsThatNobodyLiftedOrDatedAreLeft() {
    let logs = [
      Samples.log(Samples.session(1, provenance: "synthetic"), reps: [5, 4, 3]),
      Samples.log(Samples.session(2, clock: "unset"), reps: [5, 4, 3]),
      Samples.log(Samples.session(3), reps: [5], entries: [Samples.entry(.excluded, "true")]),
    ]
    let merge = Self.merge(logs, [Self.workout(Self.three)])
    #expect(merge.entries.isEmpty)
    #expect(
      merge.report.left.prefix(3).map(\.text) == [
        "session 1 is simulated: nobody lifted a load",
        "session 2 has no known date: the clock was not set", "session 3 is not to be counted",
      ])
  }

  /// The clock was set back while the app showed half past two; the belt knows which it was.
  @Test func theHourThatComesTwice() throws {
    let berlin = Samples.zone("Europe/Berlin")
    let log = Samples.log(Samples.session(atMS: 1_792_891_800_000), reps: [5])
    let foreign = try ForeignLog.read(
      Array(
        ("Date;Exercise Name;Set Order;Weight (kg);Reps\n"
          + "2026-10-25 02:30:00;Deadlift (Barbell);1;100;5\n").utf8), unit: nil, zone: berlin)
    let merge = LoadMerge([log], with: foreign, fileName: "a", stamp: .init(wallMS: 0))
    #expect(Self.loads(merge) == ["12.1: 100000"])
    let wrong = try ForeignLog.read(
      Array(
        ("Date;Exercise Name;Set Order;Weight (kg);Reps\n"
          + "2026-10-25 02:30:00;Deadlift (Barbell);1;100;5\n").utf8), unit: nil,
      zone: Samples.zone("America/New_York"))
    #expect(LoadMerge([log], with: wrong, fileName: "a", stamp: .init(wallMS: 0)).entries.isEmpty)
  }

  @Test(arguments: 1...60) func nothingTrapsAndAllEntriesMayBeLogged(seed: UInt64) {
    let logs = (0..<6).map { Samples.random(seed * 10 + $0) }
    let merge = Self.merge(logs, [Self.workout(Self.three)], replaces: true)
    #expect(merge.entries.allSatisfy { $0.problem == nil }, "seed \(seed)")
    #expect(merge.entries == Self.merge(logs, [Self.workout(Self.three)], replaces: true).entries)
  }
}
