import Foundation
import HingeCore
import Testing
import Training

@testable import Exports

@Suite struct StrongTests {
  private static let berlin = Samples.zone("Europe/Berlin")

  private func text(
    _ dialect: StrongDialect, _ logs: [SessionLog], unit: LoadUnit = .kg
  ) -> Exported {
    StrongCSV.text(logs, dialect: dialect, unit: unit, zone: Self.berlin)
  }

  @Test func twelveColumnsWithCommas() {
    let exported = text(.s1, [Samples.evening()])
    #expect(
      exported.text == """
        Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
        2026-11-22 19:04:00,"Hinge session 12",40m,"Deadlift (Barbell)",1,102.5,3,0,0,"2 held, 1 crept; belt, ""tight\""","slept 5 h",8.5
        2026-11-22 19:04:00,"Hinge session 12",40m,"Deadlift (Barbell)",2,0,1,0,0,"1 held; load not known","slept 5 h",

        """)
    #expect(exported.sessions == 1 && exported.sets == 2 && exported.left.isEmpty)
  }

  @Test func tenColumnsWithCommas() {
    #expect(
      text(.s1b, [Samples.evening()]).text == """
        Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
        2026-11-22 19:04:00,"Hinge session 12",40m,"Deadlift (Barbell)",1,102.5,3,0,0,8.5
        2026-11-22 19:04:00,"Hinge session 12",40m,"Deadlift (Barbell)",2,0,1,0,0,

        """)
  }

  @Test func fourteenColumnsWithSemicolons() {
    #expect(
      text(.s2, [Samples.evening()], unit: .lb).text == """
        Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
        2026-11-22 19:04:00;"Hinge session 12";"Deadlift (Barbell)";1;225.97;lbs;3;8.5;;;0;"2 held, 1 crept; belt, ""tight\""";"slept 5 h";40m
        2026-11-22 19:04:00;"Hinge session 12";"Deadlift (Barbell)";2;;lbs;1;;;;0;"1 held; load not known";"slept 5 h";40m

        """)
  }

  @Test func thirteenColumnsAllQuoted() {
    #expect(
      text(.s3, [Samples.evening()]).text == """
        "Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"
        "1";"2026-11-22 19:04:00";"Hinge session 12";"2400";"Deadlift (Barbell)";"1";"102.5";"3";"8.5";"";"";"2 held, 1 crept; belt, ""tight\""";"slept 5 h"
        "1";"2026-11-22 19:04:00";"Hinge session 12";"2400";"Deadlift (Barbell)";"2";"";"1";"";"";"";"1 held; load not known";"slept 5 h"

        """)
  }

  @Test func whatHasNoPlaceIsSaid() {
    let logs = [
      Samples.log(Samples.session(1, clock: "unset"), reps: [5]),
      Samples.log(Samples.session(2), reps: []),
      Samples.log(Samples.session(3), reps: [5], entries: [Samples.entry(.excluded, "true")]),
      Samples.log(Samples.session(4, style: ""), reps: [5, 4]),
      Samples.log(
        Samples.session(5, style: ""), reps: [5, 4],
        entries: [Samples.entry(.style, "romanian", set: 2)]),
      Samples.log(
        Samples.session(6), reps: [5], entries: [Samples.entry(.excluded, "true", set: 1)]),
    ]
    let exported = text(.s1, logs)
    #expect(
      exported.left == [
        .init(session: 1, set: nil, why: "has no known date: the clock was not set"),
        .init(session: 2, set: nil, why: "has no rep that counts"),
        .init(session: 3, set: nil, why: "is not to be counted"),
        .init(session: 4, set: 1, why: "has no style, so no exercise"),
        .init(session: 4, set: 2, why: "has no style, so no exercise"),
        .init(session: 5, set: 1, why: "has no style, so no exercise"),
        .init(session: 6, set: nil, why: "has no rep that counts"),
      ])
    #expect(exported.sessions == 1 && exported.sets == 1)
    #expect(exported.text.contains("\"Romanian Deadlift (Barbell)\",1,0,4,"))
  }

  @Test func noMadeUpNumberPassesForARealOne() {
    for dialect in StrongDialect.allCases {
      let text = text(dialect, [Samples.evening(provenance: "synthetic")]).text
      for line in text.split(separator: "\n").dropFirst() {
        #expect(line.contains("\"SIMULATED Hinge session 12\""))
        #expect(
          dialect == .s1b || line.contains("\"SIMULATED 2 held")
            || line.contains("\"SIMULATED 1 held"))
      }
    }
  }

  /// Rows of an exercise stand together, as in the app's own files, and count from 1.
  @Test func exercisesStandTogether() {
    let log = Samples.log(
      reps: [5, 8, 4],
      entries: [Samples.entry(.style, "good-morning", set: 2)])
    let lines = text(.s1b, [log]).text.split(separator: "\n").dropFirst()
    #expect(
      lines.map { $0.split(separator: ",")[3...6].joined(separator: " ") } == [
        "\"Deadlift (Barbell)\" 1 0 5", "\"Deadlift (Barbell)\" 2 0 4",
        "\"Good Morning (Barbell)\" 1 0 8",
      ])
  }

  /// Out and in again: the same sets, in every form and unit.
  @Test(arguments: StrongDialect.allCases, LoadUnit.allCases)
  func whatGoesOutComesIn(dialect: StrongDialect, unit: LoadUnit) throws {
    let grams: [Int64?] = [102_500, 60_000, nil, 1_000_000, 142_881, 20_001, 61_235]
    let logs = LiftStyle.all.enumerated().map { index, style in
      Samples.log(
        Samples.session(
          Int64(index + 1), atMS: Samples.start + Int64(index) * 7_200_000, style: style.name),
        reps: [5, 3, 1], loads: [grams[index], grams[(index + 1) % 7], nil],
        entries: [Samples.entry(.rpe, "65", set: 2, session: Int64(index + 1))])
    }
    let exported = text(dialect, logs, unit: unit)
    #expect(exported.left.isEmpty && exported.sets == 21)
    let read = try ForeignLog.read(Array(exported.text.utf8), unit: unit, zone: Self.berlin)
    #expect(read.app == .strong && read.passedOver == 0 && read.noSets == 0)
    try #require(read.workouts.count == logs.count)
    for (log, workout) in zip(logs, read.workouts) {
      #expect(workout.startedAtWallMS == log.session.startedAtWallMS)
      #expect(workout.durationMS == 2_400_000)
      #expect(workout.sets.allSatisfy { $0.kind.style.name == log.session.style })
      #expect(workout.sets.map(\.reps) == [5, 3, 1])
      #expect(workout.sets.map(\.order) == [1, 2, 3])
      #expect(workout.sets.map(\.rpeTenths) == [nil, 65, nil])
      for (set, logged) in zip(workout.sets, log.sets.map(\.0)) {
        guard unit == .lb, let grams = logged.loadGrams, let back = set.loadGrams else {
          #expect(set.loadGrams == logged.loadGrams)
          continue
        }
        // A hundredth of a pound is 4.5 g.
        #expect(abs(back - grams) <= 3)
      }
    }
  }

  /// What was entered in pounds comes back as it was.
  @Test func poundsAreExact() {
    for hundredths in stride(from: Int64(0), through: 220_000, by: 25) {
      let grams = LoadUnit.lb.grams(thousandths: hundredths * 10)
      let text = Decimals.load(grams: grams, unit: .lb)
      #expect(Decimals.thousandths(text) == hundredths * 10)
    }
  }

  /// Nothing in a log traps, and what is written can be read.
  @Test(arguments: 1...100) func anyLogCanBeWritten(seed: UInt64) throws {
    let log = Samples.random(seed)
    for dialect in StrongDialect.allCases {
      let exported = text(dialect, [log], unit: seed % 2 == 0 ? .kg : .lb)
      let table = try CSVReader.table(Array(exported.text.utf8))
      #expect(table.rows.count == exported.sets, "seed \(seed)")
    }
  }
}
