import Coaching
import HingeCore
import Training

/// Flexion over all reps of a set, one above the other. Every rep is stretched so that lift-off and
/// lockout fall on the same places: then what lies above one another is the same moment of the lift.
///
/// No limit is drawn. The warning and the alarm are shares of the reserve, which begins at the wearer's own
/// neutral curve; that curve changes with how far the trunk is bent and is not in the log.
struct TraceChart {
  let reps: [RepRecord]
  let scales: PageScales
  let isEstimated: Bool

  private static let left = 300
  private static let right = 2640
  private static let top = 130
  private static let bottom = 1280
  private static let mostPoints = 90

  /// Not those whose flexion is off by as much as the belt moved.
  private var drawn: [RepRecord] {
    reps.filter {
      !$0.said.isExcluded && !$0.repFlags.contains(.slipped)
        && $0.trace.contains { $0 != RepRecord.unknown }
    }
  }

  /// Nothing where no flexion was known.
  func markup(title: String) -> Markup {
    let drawn = drawn
    guard !drawn.isEmpty else { return .none }
    let y = Scale(values: scales.traceDecideg, from: Self.bottom, to: Self.top)
    let moments = Moments(meanOf: drawn)
    var parts: [Markup] = y.ticks.flatMap { tick in
      [
        Drawing.line(
          tick == 0 ? "axis" : "grid", Self.left, y.place(tick), Self.right, y.place(tick)),
        Drawing.text("\(tick / 10)°", Self.left - 40, y.place(tick) + 40, .end),
      ]
    }
    parts += axis(moments)
    // Those that matter most are drawn last, above the others.
    let order: [Verdict] = [.noCall, .held, .crept, .lost]
    let sorted = drawn.enumerated().sorted {
      let a = order.firstIndex(of: $0.1.knownVerdict ?? .noCall) ?? 0
      let b = order.firstIndex(of: $1.1.knownVerdict ?? .noCall) ?? 0
      return (a, $0.0) < (b, $1.0)
    }.map(\.1)
    let runs = sorted.map { ($0, points($0, moments, y)) }
    parts += runs.map { rep, points in
      Drawing.run("t " + VerdictMark.name(rep.knownVerdict), points)
    }
    parts += labels(runs)
    if isEstimated { parts.append(Drawing.text("ESTIMATED", Self.right, 105, .end, "key")) }
    return Drawing.figure(
      width: 2700, height: 1560, title: title, description: description(drawn), parts)
  }

  // MARK: Time

  /// Shares of what a rep owns, in thousandths.
  private struct Moments {
    var liftoff: Int
    var lockout: Int

    init(_ liftoff: Int, _ lockout: Int) {
      self.liftoff = liftoff
      self.lockout = lockout
    }

    /// Nil where the times are in no order: then nothing is stretched.
    init?(_ rep: RepRecord) {
      let (length, overflow) = rep.ownEndUS.subtractingReportingOverflow(rep.ownStartUS)
      guard !overflow, length > 0, length < 86_400_000_000, rep.ownStartUS <= rep.liftoffUS,
        rep.liftoffUS < rep.lockoutUS, rep.lockoutUS <= rep.ownEndUS
      else { return nil }
      liftoff = Int((rep.liftoffUS - rep.ownStartUS) * 1000 / length)
      lockout = Int((rep.lockoutUS - rep.ownStartUS) * 1000 / length)
    }

    init(meanOf reps: [RepRecord]) {
      let known = reps.compactMap { Moments($0) }
      guard !known.isEmpty else {
        self.init(0, 1000)
        return
      }
      self.init(
        known.reduce(0) { $0 + $1.liftoff } / known.count,
        known.reduce(0) { $0 + $1.lockout } / known.count)
    }

    func moved(_ share: Int, to others: Moments) -> Int {
      func stretch(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
        b > a ? c + (share - a) * (d - c) / (b - a) : c
      }
      if share <= liftoff { return stretch(0, liftoff, 0, others.liftoff) }
      if share <= lockout { return stretch(liftoff, lockout, others.liftoff, others.lockout) }
      return stretch(lockout, 1000, others.lockout, 1000)
    }
  }

  private func x(_ share: Int) -> Int { Self.left + share * (Self.right - Self.left) / 1000 }

  private func points(_ rep: RepRecord, _ mean: Moments, _ y: Scale) -> [(x: Int, y: Int)?] {
    let own = Moments(rep)
    let count = rep.trace.count
    // A very long rep in fewer points; the largest of each stretch, so that no peak is lost.
    let buckets = min(count, Self.mostPoints)
    return (0..<buckets).map { bucket in
      let range = bucket * count / buckets..<(bucket + 1) * count / buckets
      guard let value = rep.trace[range].filter({ $0 != RepRecord.unknown }).max() else {
        return nil
      }
      let share = buckets > 1 ? bucket * 1000 / (buckets - 1) : 0
      return (x: x(own?.moved(share, to: mean) ?? share), y: y.place(Int(value)))
    }
  }

  // MARK: Words

  private func axis(_ moments: Moments) -> [Markup] {
    let places = [(x(moments.liftoff), "lift-off"), (x(moments.lockout), "lockout")]
    guard moments.lockout > moments.liftoff else { return [] }
    let isNarrow = places[1].0 - places[0].0 < 480
    var parts = places.map { Drawing.line("moment", $0.0, Self.top, $0.0, Self.bottom + 30) }
    parts.append(
      Drawing.text(places[0].1, max(places[0].0, 200), Self.bottom + 150, isNarrow ? .end : .middle)
    )
    parts.append(
      Drawing.text(places[1].1, places[1].0, Self.bottom + 150, isNarrow ? .start : .middle))
    if places[1].0 < 1850 {
      parts.append(Drawing.text("end of rep", Self.right, Self.bottom + 150, .end))
    }
    return parts
  }

  /// The numbers of the two highest reps that did not hold, at their peaks; where all did, of the highest.
  /// More of them would hide the lines; the table has all.
  private func labels(_ runs: [(RepRecord, [(x: Int, y: Int)?])]) -> [Markup] {
    var peaks: [(rep: RepRecord, x: Int, y: Int)] = runs.compactMap { rep, points in
      points.compactMap { $0 }.min { $0.y < $1.y }.map { (rep, $0.x, $0.y) }
    }.sorted { $0.y < $1.y }
    let open = peaks.filter { $0.rep.knownVerdict != .held }
    peaks = Array(open.isEmpty ? peaks.prefix(1) : open.prefix(2))
    var taken: [(x: Int, y: Int)] = []
    return peaks.map { peak in
      var y = max(peak.y - 40, Self.top + 20)
      while let other = taken.first(where: { abs($0.x - peak.x) < 240 && abs($0.y - y) < 125 }) {
        y = other.y + 130
      }
      taken.append((peak.x, y))
      return Drawing.text("rep \(peak.rep.number)", peak.x, y, .middle, "key")
    }
  }

  private func description(_ drawn: [RepRecord]) -> String {
    let figures = Figures(glyphs: .unicode, isEstimated: isEstimated)
    let peaks = drawn.map {
      "rep \($0.number) \(($0.knownVerdict ?? .noCall).word), peak \(figures.angle($0.peakFlexionMdeg))"
    }.joined(separator: "; ")
    let left = reps.count - drawn.count
    return "Flexion through each rep, stretched so that lift-off and lockout coincide: \(peaks)."
      + (left > 0 ? " \(Figures.count(left, "rep is", "reps are")) not drawn." : "")
  }
}
