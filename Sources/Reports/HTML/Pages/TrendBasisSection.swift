import Coaching
import Training

/// On what a trend rests: calibrations, dates that are not known, and what its numbers mean.
struct TrendBasisSection {
  let trend: Trend
  let figures: PageFigures

  var markup: Markup {
    let calibrations = trend.calibrations.map(calibration)
    let rows =
      calibrations.map { Markup.tag("dt", "Calibration") + .tag("dd", $0) }
      + dates.map { .tag("dt", "Dates") + .tag("dd", [.class("crept")], Markup($0)) }
      + meanings.map { .tag("dt", Markup($0)) + .tag("dd", Markup($1)) }
    return .tag(
      "section", [], .tag("h2", "On what it rests"), .tag("dl", [.class("list")], rows))
  }

  private func calibration(_ calibration: Trend.Calibration) -> Markup {
    let since = calibration.sinceMS.map { "since " + figures.day($0) }
    return .join(
      [
        calibration.lifter.isEmpty ? "lifter not named" : .person(calibration.lifter),
        calibration.style.isEmpty ? "no style" : .person(calibration.style),
        Markup("in use " + (since ?? "since a day that is not known")),
        Markup(Figures.count(calibration.sessions, "session", "sessions")),
      ], ", ")
  }

  private var dates: [String] {
    var words: [String] = []
    if trend.undated > 0 {
      words.append(
        "\(Figures.count(trend.undated, "set is", "sets are")) in no week: the clock was not set.")
    }
    if trend.bounded > 0 {
      words.append(
        "\(Figures.count(trend.bounded, "set is", "sets are")) at the earliest day that they can be of: "
          + "the clock was not set.")
    }
    return words
  }

  private var meanings: [(String, String)] {
    [
      (
        "Course",
        "the last \(Course.weeks) weeks beside the \(Course.weeks) before them. Better or worse only where "
          + "each has at least \(Course.leastReps) judged reps and the lines of the two shares do not meet."
      ),
      (
        "Reserve",
        "the way from the lifter's own neutral back (0 %) to their own fully rounded one (100 %)."
          + (trend.all.hasEstimates ? " ESTIMATED where one sensor was worn." : "")
      ),
      (
        "Slower",
        "how much longer the last rise of a set took than its fastest, as a share of the last; the mean "
          + "over sets of three reps and more."
      ),
    ]
  }
}
