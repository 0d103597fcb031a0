import Coaching
import HingeCore
import Training

/// The lines of a session's reps. Columns are as wide as the session needs, so that sets line up;
/// the bar and the trace share what the width leaves, and go before any number does.
struct RepTable {
  let figures: Figures
  let bar: ReserveBar
  let spark: Sparkline
  private let glyphs: GlyphSet
  private let number: Int
  private let tempo: Int
  private let peak: Int
  private let share: Int
  private let trace: Int
  private let verdict: Int
  private let why: Int
  private let log: SessionLog

  init(_ log: SessionLog, figures: Figures, options: RenderOptions) {
    let reps = log.sets.flatMap(\.1)
    self.log = log
    self.figures = figures
    glyphs = options.glyphs
    spark = Sparkline(scaledTo: reps.map(\.trace), glyphs: glyphs)
    func widest(_ least: Int, _ text: (RepRecord) -> String) -> Int {
      reps.reduce(least) { max($0, DisplayWidth.of(text($1))) }
    }
    number = widest(1) { "\($0.number)" }
    tempo = widest(13) { figures.tempo(Tempo($0)) }
    peak = widest(4) { figures.angle($0.peakFlexionMdeg) }
    share = widest(4) { figures.percent($0.reserveUsedPermille) }
    verdict = widest(7) { Self.word($0) }
    // Indent, sign, number, verdict, and two blanks between columns.
    let numbers = 2 + 2 + number + 2 + verdict + 2 + tempo + 2 + peak + 2 + share
    // A wide terminal also says where it was.
    why = options.width - numbers >= Self.room ? 16 : 0
    var rest = options.width - numbers - (why > 0 ? why + 2 : 0)
    var bar = 0
    if rest >= 2 + 10, reps.contains(where: { $0.reserveUsedPermille != nil }) {
      bar = min(20, max(10, (rest - 4) / 2))
      rest -= bar + 1
    }
    let wantsTrace =
      rest >= 2 + 8 && reps.contains { $0.trace.contains { $0 != RepRecord.unknown } }
    trace = wantsTrace ? min(40, rest - 2) : 0
    self.bar = ReserveBar(
      columns: bar, warnPermille: log.session.warnReservePermille,
      alarmPermille: log.session.alarmReservePermille, glyphs: glyphs)
  }

  /// What the rest of a line must hold before the reason has a place in it.
  private static let room = 55

  private static func word(_ rep: RepRecord) -> String {
    if rep.said.isExcluded { return "not counted" }
    return (rep.knownVerdict?.word ?? "no call") + (rep.overruledVerdict == nil ? "" : "*")
  }

  /// A rep is called otherwise than the belt did.
  var isOverruled: Bool { log.sets.contains { $0.1.contains { $0.overruledVerdict != nil } } }

  var showsBar: Bool { bar.columns > 0 }
  var showsTrace: Bool { trace > 0 }

  var heading: Line {
    var line = Line("    ")
    line.add("", column: number + 2)
    line.add("", column: verdict + 2)
    line.add("tempo E-B-C-T", .faint, column: tempo + 2)
    line.add("peak", .faint, column: peak, right: true)
    line.add("  ")
    if why > 0 { line.add("where", .faint, column: why + 2) }
    let reserve = showsBar ? "reserve used" : "used"
    line.add(reserve, .faint, column: showsBar ? bar.columns + 1 + share : share, right: !showsBar)
    if showsTrace { line.add("  flexion", .faint) }
    return line
  }

  func line(_ rep: RepRecord, of set: SetRecord) -> Line {
    let isOut = rep.said.isExcluded || set.said.isExcluded
    let tone = isOut ? .faint : rep.knownVerdict?.tone ?? .open
    var line = Line("  ")
    line.add((isOut ? glyphs.leftOut : glyphs.sign(rep.knownVerdict)) + " ", tone)
    line.add("\(rep.number)", column: number, right: true)
    line.add("  ")
    line.add(Self.word(rep), tone, column: verdict + 2)
    line.add(figures.tempo(Tempo(rep)), column: tempo + 2)
    // Off by as much as the belt moved: no number beats a wrong one.
    let isOff = rep.repFlags.contains(.slipped)
    let reserve = isOff ? nil : rep.reserveUsedPermille
    line.add(figures.angle(isOff ? nil : rep.peakFlexionMdeg), column: peak, right: true)
    line.add("  ")
    if why > 0 {
      let reason = RepReason(
        rep, alerts: log.alerts.filter { $0.setNumber == set.number }, session: log.session,
        style: set.said.style ?? log.session.style)
      line.add(reason.short, column: why + 2)
    }
    if showsBar {
      line.add(bar.line(reserve))
      line.add(" ")
    }
    line.add(figures.percent(reserve), column: share, right: true)
    if showsTrace {
      line.add("  ")
      line.add(spark.text(rep.trace, columns: trace))
    }
    return line
  }
}
