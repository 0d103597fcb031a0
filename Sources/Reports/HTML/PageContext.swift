import Coaching
import Training

/// What every part of a page is made from.
struct PageContext {
  let log: SessionLog
  let summary: SessionSummary
  let trends: [SetTrend]
  let score: FormScore
  let answer: SessionAnswer
  let history: [LoadPoint]
  let options: HTMLOptions
  let figures: Figures
  let words: RepWords
  /// Shared by all charts of a kind, so that lengths can be compared between sets.
  let scales: PageScales

  init(_ log: SessionLog, history: [LoadPoint], options: HTMLOptions) {
    self.log = log
    self.history = history
    self.options = options
    summary = SessionSummary(log)
    trends = SetTrend.all(log, summary.sets)
    score = FormScore(log)
    answer = SessionAnswer(log, summary)
    figures = Figures(glyphs: .unicode, isEstimated: log.session.isEstimated)
    words = RepWords(log)
    scales = PageScales(log)
  }

  var session: SessionRecord { log.session }
  var isEstimated: Bool { log.session.isEstimated }

  var date: String {
    Figures.date(of: session, after: options.earlierWallMS, in: options.timeZone)
  }

  /// "120 kg", "264.55 lb".
  func load(_ grams: Int64) -> String {
    options.unit.text(grams: grams) + " " + options.unit.rawValue
  }

  /// A share of the reserve; with one sensor it is as much an estimate as the degrees are.
  func reserve(_ permille: Int64?) -> String {
    guard permille != nil else { return Figures.unknown }
    return (isEstimated ? "est. " : "") + figures.percent(permille)
  }

  func isCounted(_ set: SetRecord) -> Bool { !log.said.isExcluded && !set.said.isExcluded }
}

/// What the ends of the charts' axes stand for.
struct PageScales {
  /// Tenths of a degree at the bottom and the top of every trace chart.
  let traceDecideg: ClosedRange<Int>
  /// Milliseconds along a whole tempo bar.
  let tempoMS: Int64

  init(_ log: SessionLog) {
    let reps = log.sets.flatMap(\.1)
    var low = 0
    // At least ten degrees: less would blow up the noise of a quiet back.
    var high = 100
    for value in reps.lazy.flatMap(\.trace) where value != RepRecord.unknown {
      low = min(low, Int(value))
      high = max(high, Int(value))
    }
    traceDecideg = max(low, -900)...min(high, 1800)
    let totals = reps.map { TempoBar.parts(of: $0).reduce(0) { $0 + ($1 ?? 0) } }.sorted()
    // One long stand at the top must not press all others together.
    let middle = totals.isEmpty ? 0 : totals[totals.count / 2]
    tempoMS = max(1000, min(totals.last ?? 0, middle * 2))
  }
}
