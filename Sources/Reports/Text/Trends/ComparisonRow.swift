import Coaching
import Training

/// What a comparison comes to, in words around the name of the better side.
struct ComparisonVerdict {
  /// Whether it is the second side in which more reps held; nil where that can't be told.
  let isBetterB: Bool?
  let before: String
  let after: String

  init(_ comparison: Comparison) {
    guard let differ = comparison.sharesDiffer, let a = comparison.a.heldShare,
      let b = comparison.b.heldShare
    else {
      isBetterB = nil
      before = "Held reps can't be compared: one of the two has no judged rep."
      after = ""
      return
    }
    isBetterB = differ ? b.permille > a.permille : nil
    before =
      differ
      ? "More reps held in " : "No clear difference in held reps: chance alone could make it."
    after = differ ? ", by more than chance explains." : ""
  }
}

/// One number of both.
struct ComparisonRow {
  var name: String
  var a: String
  var b: String
  var difference: String
  /// A share of the reserve, which one sensor only estimates.
  var isOfReserve = false

  static func all(_ comparison: Comparison, unit: LoadUnit) -> [ComparisonRow] {
    let (a, b) = (comparison.a, comparison.b)
    func whole(_ name: String, _ value: (Totals) -> Int?, _ text: (Int) -> String = { "\($0)" })
      -> ComparisonRow
    {
      // Beyond whatever was lifted, so that no damaged log overflows the difference.
      let bound = 1 << 40
      let first = value(a).map { min(max($0, -bound), bound) }
      let second = value(b).map { min(max($0, -bound), bound) }
      var difference = ""
      if let first, let second {
        let change = second - first
        let size = text(abs(change))
        // Less than is shown.
        difference = size == text(0) ? "same" : (change > 0 ? "+" : "-") + size
      }
      return ComparisonRow(
        name: name, a: first.map(text) ?? "-", b: second.map(text) ?? "-", difference: difference)
    }
    func percent(_ permille: Int) -> String { "\((permille + 5) / 10)%" }
    /// As the two are shown, so that a reader's own subtraction agrees.
    func points(_ name: String, _ value: (Totals) -> Int64?) -> ComparisonRow {
      func shown(_ totals: Totals) -> Int? {
        value(totals).map { (Int(min(max($0, -1_000_000), 1_000_000)) + ($0 < 0 ? -5 : 5)) / 10 }
      }
      var row = whole(name, shown) { "\($0)%" }
      if let last = row.difference.last, last == "%" {
        row.difference = row.difference.dropLast() + " points"
      }
      return row
    }
    func seconds(_ ms: Int) -> String { "\((ms + 50) / 100 / 10).\((ms + 50) / 100 % 10) s" }
    func load(_ grams: Int) -> String { Figures.load(Int64(grams), unit) }
    func share(_ totals: Totals) -> String {
      totals.heldShare.map {
        "\(percent(Int($0.permille))) (\(($0.interval.lowerBound + 5) / 10)-"
          + "\(($0.interval.upperBound + 5) / 10))"
      } ?? "-"
    }
    var held = points("held of judged") { $0.heldShare?.permille }
    (held.a, held.b) = (share(a), share(b))
    var mean = points("reserve used, mean") { $0.meanReservePermille }
    var most = points("reserve used, most") { $0.mostReservePermille }
    (mean.isOfReserve, most.isOfReserve) = (true, true)
    return [
      whole("sessions", { $0.sessions }), whole("sets", { $0.sets }),
      whole("reps", { $0.verdicts.total }), held,
      whole("lost", { $0.verdicts.lost }), whole("crept", { $0.verdicts.crept }),
      whole("no call", { $0.verdicts.noCall }),
      mean, most,
      points("last rise slower by") { $0.meanSlowdownPermille },
      whole("lowering, mean", { $0.meanLoweringMS.map { Int($0) } }, seconds),
      whole("rise, mean", { $0.meanRiseMS.map { Int($0) } }, seconds),
      whole("load, mean of reps", { $0.meanLoadGrams.map { Int($0) } }, load),
      whole("load, most", { $0.heaviestGrams.map { Int($0) } }, load),
      whole("one-rep load, est.", { $0.bestE1RM.map { Int($0.grams) } }, load),
    ]
  }
}
