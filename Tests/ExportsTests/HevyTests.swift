import Foundation
import Testing
import Training

@testable import Exports

@Suite struct HevyTests {
  private static let berlin = Samples.zone("Europe/Berlin")

  @Test func fourteenColumnsInKilograms() {
    #expect(
      HevyCSV.text([Samples.evening()], unit: .kg, zone: Self.berlin).text == """
        "title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
        "Hinge session 12","22 Nov 2026, 19:04","22 Nov 2026, 19:44","slept 5 h","Deadlift (Barbell)",,"set 1: 2 held, 1 crept, belt, ""tight""; set 2: 1 held, load not known",0,"normal",102.5,3,,,8.5
        "Hinge session 12","22 Nov 2026, 19:04","22 Nov 2026, 19:44","slept 5 h","Deadlift (Barbell)",,"set 1: 2 held, 1 crept, belt, ""tight""; set 2: 1 held, load not known",1,"normal",,1,,,

        """)
  }

  @Test func poundsRenameTwoColumns() {
    let log = Samples.log(
      Samples.session(style: "trap-bar", provenance: "synthetic"), reps: [5], loads: [102_058],
      entries: [Samples.entry(.rpe, "65", set: 1)])
    #expect(
      HevyCSV.text([log], unit: .lb, zone: Samples.utc).text == """
        "title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_lbs","reps","distance_miles","duration_seconds","rpe"
        "SIMULATED Hinge session 12","22 Nov 2026, 18:04","22 Nov 2026, 18:44","SIMULATED: nobody lifted this","Deadlift (Trap bar)",,"SIMULATED set 1: 5 held, RPE 6.5",0,"normal",225,5,,,

        """)
  }

  @Test(arguments: LoadUnit.allCases) func whatGoesOutComesIn(unit: LoadUnit) throws {
    let styles = ["sumo", "block-pull", "kettlebell", "trap-bar"]
    let logs = styles.enumerated().map { index, style in
      Samples.log(
        Samples.session(
          Int64(index), atMS: Samples.start + Int64(index) * 7_200_000, style: style),
        reps: [5, 3], loads: [unit.grams(thousandths: 202_500), nil],
        entries: [Samples.entry(.rpe, "95", set: 2, session: Int64(index))])
    }
    let exported = HevyCSV.text(logs, unit: unit, zone: Self.berlin)
    let read = try ForeignLog.read(Array(exported.text.utf8), unit: nil, zone: Self.berlin)
    #expect(read.app == .hevy)
    try #require(read.workouts.count == 4)
    for (log, workout) in zip(logs, read.workouts) {
      #expect(workout.startedAtWallMS == log.session.startedAtWallMS)
      #expect(workout.sets.map(\.kind.style.name) == [log.session.style, log.session.style])
      #expect(workout.sets.map(\.loadGrams) == log.sets.map(\.0.loadGrams))
      #expect(workout.sets.map(\.reps) == [5, 3])
      #expect(workout.sets.map(\.rpeTenths) == [nil, 95])
    }
  }

  @Test(arguments: 1...60) func anyLogCanBeWritten(seed: UInt64) throws {
    let exported = HevyCSV.text([Samples.random(seed)], unit: .kg, zone: Self.berlin)
    let table = try CSVReader.table(Array(exported.text.utf8))
    #expect(table.rows.count == exported.sets, "seed \(seed)")
  }
}
