import Simulation
import Training

/// Sessions out of a short description, with times and shares from a seed. Nobody lifted any of them.
///
///     0: 100x5 140x5*3; 2 sumo: 140:hhlhc@9 -x5; 4 one pain=4: 140x5/slow
///
/// A session is DAY, words, a colon and its sets. A set is LOADxREPS or LOAD:VERDICTS (h held, c crept,
/// l lost, n no call, H called held by hand), `-` for a load that nobody said; then /slow for a last rise that
/// is 30 % slower, /on for one that is so two reps before the end, @RPE, ! for excluded, *N for N such sets.
/// A session's words: a style, one (sensor), raw (no calibration), sim, nodate, excluded, pain=N@MINUTES, kind=K,
/// which may come more than once and be `-` for taken back, sore=N@HOURS, gone@DAYS for pain 0 said of it so many days after.
struct HistoryBuilder {
  private var random: SeededGenerator
  private var logs: [SessionLog] = []
  private var entryID: Int64 = 0

  /// Monday 5 Jan 2026, 00:00 UTC.
  static let beginMS: Int64 = 1_767_571_200_000
  static let dayMS: Int64 = 86_400_000

  static func logs(_ story: String, seed: UInt64 = 1, lifter: String = "ana") throws -> [SessionLog]
  {
    var builder = HistoryBuilder(random: SeededGenerator(seed: seed))
    for part in story.split(separator: ";") {
      try builder.add(part.trimmingPrefix { $0 == " " }, lifter: lifter)
    }
    return builder.logs
  }

  struct NoStory: Error { var text: String }

  private mutating func add(_ text: Substring, lifter: String) throws {
    let colon = text.split(separator: ":", maxSplits: 1)
    guard colon.count == 2, let first = colon[0].split(separator: " ").first,
      let day = Int64(first)
    else { throw NoStory(text: String(text)) }
    let id = Int64(logs.count + 1)
    // Six in the evening, a few minutes more or less.
    let start = Self.beginMS + day * Self.dayMS + 64_800_000 + below(600_000) - 300_000
    var record = SessionRecord(
      id: id, startedAtWallMS: start, startedAtMonotonicUS: 0, bootID: "made", lifter: lifter,
      style: "conventional", mode: "measured", rounding: "judged", provenance: "measured",
      source: "made up: seed of a test", calibrationGrade: "A", calibrationID: "cal",
      warnReservePermille: 400, alarmReservePermille: 600, endedAtMonotonicUS: 3_600_000_000,
      clock: "set")
    var said: [EntryRecord] = []
    for word in colon[0].split(separator: " ").dropFirst() {
      switch word {
      case "one": record.mode = "estimated"
      case "raw": record.calibrationGrade = ""
      case "sim": record.provenance = "synthetic"
      case "nodate":
        record.clock = "unset"
        record.startedAtWallMS = 1000
      case "excluded": said.append(entry(id, "excluded", "true", at: start))
      default:
        if let more = try entries(word, id, start) {
          said += more
        } else {
          record.style = String(word)
        }
      }
    }
    var sets: [(SetRecord, [RepRecord])] = []
    for word in colon[1].split(separator: " ") {
      try add(set: word, to: &sets, id, start, &said)
    }
    if record.calibrationGrade.isEmpty {
      for set in sets.indices {
        for rep in sets[set].1.indices {
          sets[set].1[rep].verdict = "no_call"
          sets[set].1[rep].flags = 4
        }
      }
    }
    var log = SessionLog(session: record, sets: sets, alerts: [], faults: [])
    log.apply(said)
    logs.append(log)
  }

  private mutating func entries(
    _ word: Substring, _ id: Int64, _ start: Int64
  ) throws -> [EntryRecord]? {
    let hour: Int64 = 3_600_000
    for (prefix, field) in [("pain=", "pain"), ("kind=", "pain_kind")] where word.hasPrefix(prefix)
    {
      let parts = word.dropFirst(5).split(separator: "@")
      guard let value = parts.first, let minutes = parts.count > 1 ? Int64(parts[1]) : 0 else {
        throw NoStory(text: String(word))
      }
      return [
        entry(id, field, value == "-" ? nil : String(value), at: start + minutes * hour / 60)
      ]
    }
    if word.hasPrefix("gone@") {
      guard let days = Int64(word.dropFirst(5)) else { throw NoStory(text: String(word)) }
      return [entry(id, "pain", "0", at: start + days * Self.dayMS)]
    }
    if word.hasPrefix("sore=") {
      let parts = word.dropFirst(5).split(separator: "@")
      guard parts.count == 2, let hours = Int64(parts[1]) else {
        throw NoStory(text: String(word))
      }
      return [entry(id, "soreness", String(parts[0]), at: start + hours * hour)]
    }
    return nil
  }

  private mutating func entry(
    _ session: Int64, _ field: String, _ value: String?, at ms: Int64, set: Int? = nil,
    rep: Int? = nil
  ) -> EntryRecord {
    entryID += 1
    return EntryRecord(
      id: entryID, sessionID: session, setNumber: set, repNumber: rep, field: field, value: value,
      enteredAtWallMS: ms, clock: "set", origin: "test")
  }

  private mutating func add(
    set word: Substring, to sets: inout [(SetRecord, [RepRecord])], _ id: Int64, _ start: Int64,
    _ said: inout [EntryRecord]
  ) throws {
    let times = word.split(separator: "*")
    let count = times.count == 2 ? Int(times[1]) ?? 1 : 1
    for _ in 0..<count {
      var text = times[0]
      let number = sets.count + 1
      if text.hasSuffix("!") {
        text = text.dropLast()
        said.append(entry(id, "excluded", "true", at: start, set: number))
      }
      let rated = text.split(separator: "@")
      if rated.count == 2 {
        text = rated[0]
        let tenths = rated[1].contains(".") ? rated[1].replacing(".", with: "") : rated[1] + "0"
        said.append(entry(id, "rpe_tenths", String(tenths), at: start, set: number))
      }
      let paced = text.split(separator: "/")
      text = paced[0]
      let mark = text.firstIndex { $0 == "x" || $0 == ":" }
      guard let mark else { throw NoStory(text: String(word)) }
      var verdicts = String(text[text.index(after: mark)...])
      if text[mark] == "x" {
        guard let reps = Int(verdicts) else { throw NoStory(text: String(word)) }
        verdicts = String(repeating: "h", count: reps)
      }
      let load = text[..<mark] == "-" ? nil : LoadText.grams(String(text[..<mark]), unit: .kg)
      let slow = paced.count < 2 ? 0 : paced[1] == "slow" ? verdicts.count : verdicts.count - 2
      var reps: [RepRecord] = []
      for (index, letter) in verdicts.enumerated() {
        if letter == "H" {
          said.append(entry(id, "verdict", "held", at: start, set: number, rep: index + 1))
        }
        reps.append(rep(index + 1, letter, isSlow: slow > 0 && index + 1 >= slow))
      }
      sets.append(
        (
          SetRecord(
            sessionID: id, number: number, startUS: Int64(number) * 240_000_000,
            endUS: Int64(number) * 240_000_000 + 60_000_000, loadGrams: load), reps
        ))
    }
  }

  private mutating func rep(_ number: Int, _ letter: Character, isSlow: Bool) -> RepRecord {
    let liftoff = Int64(number) * 4_500_000
    let reserve: Int64 =
      switch letter {
      case "l", "H": 700 + below(200)
      case "c": 420 + below(150)
      default: 150 + below(200)
      }
    let verdict =
      switch letter {
      case "l", "H": "lost"
      case "c": "crept"
      case "n": "no_call"
      default: "held"
      }
    let rise = (isSlow ? 1700 : 1150) + below(60)
    return RepRecord(
      number: number, liftoffUS: liftoff, lockoutUS: liftoff + rise * 1000,
      ownStartUS: liftoff - 500_000, ownEndUS: liftoff + 3_500_000, eccentricMS: 1800,
      bottomMS: 400, concentricMS: rise, topMS: 600, peakFlexionMdeg: reserve * 30,
      excessFlexionMdeg: reserve * 20, reserveUsedPermille: reserve, rangeMdeg: 62_000,
      peakRiseRateMdps: 95_000, warnings: verdict == "held" ? 0 : 1,
      alarms: verdict == "lost" ? 1 : 0, verdict: verdict, flags: verdict == "no_call" ? 1 : 0)
  }

  private mutating func below(_ bound: Int64) -> Int64 {
    Int64(random.next() % UInt64(bound))
  }
}
