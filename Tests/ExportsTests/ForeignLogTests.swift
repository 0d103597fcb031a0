import Foundation
import HingeCore
import Testing
import Training

@testable import Exports

@Suite struct ForeignLogTests {
  private func read(_ text: String, unit: LoadUnit? = nil) throws -> ForeignLog {
    try ForeignLog.read(Array(text.utf8), unit: unit, zone: Samples.utc)
  }

  private func fault(_ text: String, unit: LoadUnit? = nil) -> String {
    do {
      _ = try read(text, unit: unit)
      return ""
    } catch let error as ExportError {
      return error.description
    } catch {
      return "another error"
    }
  }

  @Test func rowsThatAreNoSetsAreCounted() throws {
    let log = try read(
      """
      Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",W,60.0,5,0,0,"",,
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",Rest Timer,0,0,0,90,,,
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",1,"102,5",5.0,0,0,"grip
      slipped",,9.5
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",D,80.0,8,0,0,,,11
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",Note,0,0,0,0,,,
      2026-11-22 18:04:00,"Evening",1h 3m,"Deadlift (Barbell)",4,100.0,0,0,0,,,
      2026-11-22 18:04:00,"Evening",1h 3m,"Bench Press (Barbell)",1,80.0,5,0,0,,,8
      2026-11-23 09:00:00,"Run",45m,"Running",1,0,0,5.2,1800,,,
      """, unit: .kg)
    #expect(log.app == .strong && log.workouts.count == 1)
    #expect(log.passedOver == 2 && log.noSets == 3)
    let workout = try #require(log.workouts.first)
    #expect(workout.name == "Evening" && workout.durationMS == 3_780_000)
    #expect(workout.startedAtWallMS == Samples.start)
    #expect(workout.sets.map(\.loadGrams) == [60_000, 102_500, 80_000])
    #expect(workout.sets.map(\.reps) == [5, 5, 8])
    #expect(workout.sets.map(\.isWarmup) == [true, false, false])
    #expect(workout.sets.map(\.rpeTenths) == [nil, 95, nil])
    #expect(workout.sets.map(\.line) == [2, 4, 6])
    #expect(workout.sets[1].note == "grip slipped")
  }

  @Test func theUnitIsOfTheRowTheColumnOrAskedFor() throws {
    let header = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE\n"
    let row = "2026-11-22 18:04:00;A;Deadlift (Barbell);"
    for unit in [nil, LoadUnit.kg, .lb] {
      let log = try read(header + row + "1;225;lbs;5;\n" + row + "2;102,5;kg;5;\n", unit: unit)
      #expect(log.workouts[0].sets.map(\.loadGrams) == [102_058, 102_500])
    }
    #expect(
      try read(header + row + "1;225;;5;\n", unit: .lb).workouts[0].sets[0].loadGrams == 102_058)
    #expect(
      fault(header + row + "1;225;;5;\n")
        == "line 2: the file does not say whether its weights are kg or lb; say which they are")
    #expect(
      fault(header + row + "1;16;stone;5;\n")
        == "line 2: the weight unit 'stone' is neither kg nor lbs")
    // Nothing to have a unit.
    #expect(try read(header + row + "1;0;;5;\n").workouts[0].sets[0].loadGrams == nil)
  }

  @Test func theUnitInTheColumnsNameGoesBeforeWhatIsAskedFor() throws {
    let start = #""Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"#
    let set = #""1";"2026-11-22 18:04:00";"A";"3900";"Sumo Deadlift (Barbell)";"1";"100";"5""#
    let pounds = try read(start + #""Weight (lbs)";"Reps""# + "\n" + set, unit: .kg)
    #expect(pounds.workouts[0].sets[0].loadGrams == 45_359)
    let kilograms = try read(start + #""Weight (kg)";"Reps""# + "\n" + set, unit: .lb)
    #expect(kilograms.workouts[0].sets[0].loadGrams == 100_000)
    #expect(kilograms.workouts[0].durationMS == 3_900_000)
  }

  @Test func hevyAsItsAppAndPageWriteIt() throws {
    let evening = #""Pull","22 Sep 2026, 17:00","22 Sep 2026, 17:45","","#
    let morning = #""Pull","22 Sep 2026, 06:00","22 Sep 2026, 06:50","","#
    let log = try read(
      "\u{FEFF}"
        + [
          #""title","start_time","end_time","description","exercise_title","superset_id","#
            + #""exercise_notes","set_index","set_type","weight_lbs","reps","distance_km","#
            + #""duration_seconds","rpe""#, "",
          evening + #""Deadlift (Trap bar)",,"",0,"warmup",93.7,8,,,"#,
          evening + #""Deadlift (Trap bar)",,"",1,"normal",225,5,,,9"#,
          evening + #""Pull Up (Assisted)",,"",0,"normal",-22.05,5,,,"#,
          morning + #""Rack Pull",,"",0,"normal",-22.05,5,,,"#, "",
        ].joined(separator: "\r\n"))
    #expect(log.app == .hevy && log.passedOver == 1 && log.workouts.count == 2)
    #expect(log.workouts[0].sets.map(\.isWarmup) == [true, false])
    #expect(log.workouts[0].sets.map(\.loadGrams) == [42_502, 102_058])
    #expect(log.workouts[0].sets.map(\.kind.style) == [.trapBar, .trapBar])
    #expect(log.workouts[0].durationMS == 2_700_000)
    // Help in place of a load is no load.
    #expect(log.workouts[1].sets.map(\.loadGrams) == [nil])
  }

  @Test func aDateThatCanNotBeReadIsKeptAsText() throws {
    let log = try read(
      "title,start_time,end_time,exercise_title,set_type,weight_kg,reps\n"
        + "A,\"03/04/2026, 18:00\",,Deadlift (Barbell),normal,100,5\n")
    #expect(log.workouts[0].startedAtWallMS == nil)
    #expect(log.workouts[0].dateText == "03/04/2026, 18:00")
  }

  @Test func whatIsWrongIsSaidWithItsLine() {
    let header = "Date,Exercise Name,Set Order,Weight,Reps\n"
    let row = "2026-11-22 18:04:00,Deadlift (Barbell),1,"
    #expect(
      fault(header + row + "1e9,5\n", unit: .kg)
        == "line 2: the weight '1e9' is no number such as 102.5")
    #expect(
      fault(header + row + "5000,5\n", unit: .kg)
        == "line 2: a weight of more than 1000 kg (5000); mend it in the app")
    #expect(fault(header + row + "100,2.5\n") == "line 2: the reps '2.5' are no whole number")
    #expect(
      fault("Datum,Übung,Gewicht\n1,2,3\n")
        == "the first line (Datum, Übung, Gewicht) is neither Strong's nor Hevy's: export from one of "
        + "them, with the app's language set to English")
    // Nobody merges a bench press: what is wrong with it does not matter.
    #expect(fault(header + "2026-11-22 18:04:00,Bench Press,1,1e9,x\n").isEmpty)
  }

  @Test func numbersAreReadToTheThousandth() {
    let read: [(String, Int64?)] = [
      ("102.5", 102_500), ("102,5", 102_500), ("61.23496995", 61_235), ("0.0005", 1),
      ("0.0004999999999999999999", 0), ("9.9999", 10_000), ("-22.05", -22_050), ("+5", 5_000),
      ("7", 7_000), ("", nil), (".5", nil), ("5.", nil), ("1.2.3", nil), ("1e3", nil), ("٣", nil),
      ("1234567890", nil), ("-", nil), (" 5", nil),
    ]
    for (text, value) in read { #expect(Decimals.thousandths(text) == value, "\(text)") }
  }

  @Test(arguments: [
    ("Deadlift (Barbell)", LiftStyle.conventional, true), ("DEADLIFT", .conventional, true),
    ("Deadlift (Dumbbell)", .conventional, false), ("Deficit Deadlift", .conventional, false),
    ("Sumo Deadlift (Barbell)", .sumo, false), ("Deadlift (Trap bar)", .trapBar, false),
    ("Trap Bar Deadlift", .trapBar, false), ("Hex-Bar Deadlift", .trapBar, false),
    ("Rack Pull (Barbell)", .blockPull, false), ("Block Pulls", .blockPull, false),
    ("Romanian Deadlift (Dumbbell)", .romanian, false), ("RDL", .romanian, false),
    ("Stiff Leg Deadlift (Barbell)", .romanian, false),
    ("Straight-Legged Deadlift", .romanian, false),
    ("Good Morning (Barbell)", .goodMorning, false), ("Kettlebell Deadlift", .kettlebell, false),
    ("Deadlift (Kettlebell)", .kettlebell, false),
  ])
  func exercisesForWhichTheBeltIsWorn(name: String, style: LiftStyle, isGeneric: Bool) {
    let kind = HingeExercise(name: name)
    #expect(kind?.style == style && kind?.isGeneric == isGeneric)
  }

  @Test(arguments: [
    "Bench Press (Barbell)", "Sumo Deadlift High Pull (Barbell)", "Shrug (Trap Bar)", "Squat", "",
    "Kettlebell Swing", "Rack Chin", "Dead Hang",
  ])
  func othersArePassedOver(name: String) { #expect(HingeExercise(name: name) == nil) }

  @Test func whatTheAppsCallThemIsRecognized() {
    for style in LiftStyle.all {
      #expect(HingeExercise(name: ExerciseNames.strong(style))?.style == style)
      #expect(HingeExercise(name: ExerciseNames.hevy(style))?.style == style)
    }
  }

  /// Nothing in a file traps, and every refusal is a sentence.
  @Test(arguments: 1...300) func hostileFilesAreRefusedOrRead(seed: UInt64) {
    var dice = Dice(seed)
    let header = dice.one(of: [
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,RPE\n",
      "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE\n",
      "title,start_time,end_time,exercise_title,set_type,weight_kg,reps,rpe\n", "",
    ])
    let pieces = [
      ",", ";", "\"", "\n", "\r", "2026-11-22 18:04:00", "22 Nov 2026, 18:04", "Deadlift (Barbell)",
      "1", "W", "99999999999999999999", "-1", "102,5", "1e9", "kg", "lbs", "stone", "9.5", "\u{0}",
      "NaN", "9999-99-99 99:99:99", "\u{1B}[2J", "5",
    ]
    var bytes = Array(header.utf8)
    for _ in 0..<dice.below(400) {
      bytes +=
        dice.below(20) == 0
        ? [UInt8(truncatingIfNeeded: dice.next())] : Array(dice.one(of: pieces).utf8)
    }
    do {
      let log = try ForeignLog.read(bytes, unit: .kg, zone: Samples.utc)
      let shown = log.workouts.flatMap { [$0.name, $0.dateText] + $0.sets.map(\.exercise) }
      #expect(
        shown.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }, "seed \(seed)")
    } catch {
      #expect(!error.description.isEmpty && !error.description.contains("\u{1B}"), "seed \(seed)")
    }
  }
}
