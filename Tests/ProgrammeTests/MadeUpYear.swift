import Programme
import Simulation
import Training

/// A year of a lifter who follows the advice, session by session. The lifter is a made-up response to loads:
/// form that gives way near a capacity which training raises and pauses lower. It makes log entries, not
/// samples, and is no model of anybody.
struct MadeUpYear {
  struct Entry {
    var day: Int
    var advice: StyleAdvice
    /// As `HistoryBuilder` has it; nil: nobody trained.
    var session: String?
    var remark = ""
  }

  private var random: SeededGenerator
  private let seed: UInt64
  /// The load at which every second rep would be alarmed, kilograms.
  private(set) var capacity: Double
  private var stories: [String] = []
  private(set) var diary: [Entry] = []
  private var offers = 0

  /// Days without training: a cold, a holiday, a long one.
  private static let away: [ClosedRange<Int>] = [60...73, 130...142, 200...231]
  private static let sharpPain = 275
  private static let painGone = 288

  init(seed: UInt64, capacity: Double = 130, start: Double = 100) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    self.capacity = capacity
    stories = ["0: \(Self.text(start))x5*3"]
  }

  mutating func live(days: Int = 365) throws {
    for day in 1..<days {
      // Mondays and Thursdays.
      guard [0, 3].contains(day % 7) else { continue }
      if let away = Self.away.first(where: { $0.contains(day) }) {
        if day <= away.lowerBound + 3 { capacity *= away.count > 20 ? 0.94 : 0.985 }
        continue
      }
      if day >= Self.painGone, let index = stories.firstIndex(where: { $0.contains("sharp") }),
        !stories[index].contains("gone")
      {
        let painful = stories[index].split(separator: " ")[0].replacing(":", with: "")
        let gone = Self.painGone - (Int(painful) ?? 0)
        stories[index] = stories[index].replacing("kind=sharp", with: "kind=sharp gone@\(gone)")
      }
      let logs = try HistoryBuilder.logs(stories.joined(separator: "; "), seed: seed)
      let found = Asking.advice(logs, day: day)
      var entry = Entry(day: day, advice: found)
      follow(found.advice, day, &entry)
      if let session = entry.session { stories.append(session) }
      diary.append(entry)
    }
  }

  private mutating func follow(_ advice: Advice, _ day: Int, _ entry: inout Entry) {
    var taken = advice
    if advice.kind == .deload {
      offers += 1
      // Every other offer is passed over.
      if offers % 4 >= 2, let other = advice.others.first {
        taken = other
        entry.remark = "passed over"
      }
    }
    guard let load = taken.load, let work = taken.work else {
      entry.remark = "stays at home"
      return
    }
    let kg = Double(load.grams) / 1000
    var words = ""
    if day >= Self.sharpPain, day < Self.sharpPain + 4 { words = " pain=3 kind=sharp" }
    if chance(0.05) { words += " sore=2@74" }
    var sets: [String] = []
    for number in 1...work.sets { sets.append(set(kg, work, fatigue: Double(number - 1))) }
    entry.session = "\(day)\(words): \(sets.joined(separator: " "))"
    let share = kg / capacity
    // What is easy teaches little, what is lost teaches nothing.
    if share > 0.75 {
      capacity += capacity * 0.0035 * max(0, 1.05 - share) * 10 / (1 + Double(day) / 60)
    }
  }

  private mutating func set(_ kg: Double, _ work: SetPlan, fatigue: Double) -> String {
    var verdicts = ""
    for rep in 1...work.reps.upperBound {
      let strain = kg / capacity + 0.008 * Double(rep - 1) + 0.006 * fatigue - 1
      let alarm = 1 / (1 + exp(-strain / 0.02))
      let warn = 1 / (1 + exp(-(strain + 0.045) / 0.02))
      verdicts += chance(alarm) ? "l" : chance(warn * 0.5) ? "c" : "h"
      // The stop signal is heard.
      if verdicts.hasSuffix("ll") { break }
    }
    let isSlow = chance(max(0, kg / capacity - 0.9) * 2)
    return "\(Self.text(kg)):\(verdicts)\(isSlow && verdicts.count > 2 ? "/slow" : "")"
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double(random.next() % 1_000_000) < share * 1_000_000
  }

  private static func text(_ kg: Double) -> String {
    kg == kg.rounded() ? "\(Int(kg))" : "\(kg)"
  }

  /// Without Foundation.
  private func exp(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    let bounded = min(max(x, -30), 30) / 64
    for n in 1...20 {
      term *= bounded / Double(n)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }

  var text: String {
    diary.map { entry in
      let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      let advice = entry.advice.advice
      let load = advice.load.map { "\(LoadUnit.kg.text(grams: $0.grams)) kg" } ?? ""
      let day = "week \(entry.day / 7 + 1) \(days[entry.day % 7])"
      let work = advice.work.map { ", \($0.words)" } ?? ""
      return "\(day): \(advice.kind.rawValue) \(load)\(work) [\(advice.rule.rawValue)] "
        + "\(advice.sentence.text(.kg))\n      -> \(entry.session ?? "no training") \(entry.remark)"
    }.joined(separator: "\n")
  }
}
