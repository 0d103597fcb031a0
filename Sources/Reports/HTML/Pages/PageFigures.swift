import Coaching
import HingeCore
import Training

/// Numbers of sums over sets, as the pages write them. What no training comes to is brought to a bound
/// that is no less absurd, so that nothing overflows on the way.
struct PageFigures {
  let options: HTMLOptions
  private let figures = Figures(glyphs: .unicode, isEstimated: false)

  init(_ options: HTMLOptions) { self.options = options }

  /// Ninety thousand tonnes.
  private static let most: Int64 = 90_000_000_000

  static func bounded(_ value: Int64) -> Int64 { min(max(value, -most), most) }
  static func bounded(_ value: Int) -> Int { Int(clamping: bounded(Int64(clamping: value))) }

  func load(_ grams: Int64) -> String { Figures.load(grams, options.unit) }

  func tonnage(_ totals: Totals) -> String {
    guard totals.loadedSets > 0 else { return Figures.unknown }
    return Figures.tonnage(min(max(totals.tonnageGrams, 0), Self.most), options.unit)
  }

  func percent(_ permille: Int64?) -> String { figures.percent(permille) }

  /// A share of the reserve; where one sensor gave some of it, it says so.
  func reserve(_ permille: Int64?, isEstimated: Bool) -> String {
    permille == nil ? Figures.unknown : (isEstimated ? "est. " : "") + percent(permille)
  }

  /// "76-99 %": where the share may well lie.
  func interval(_ share: Share) -> String {
    let span = share.interval
    return "\((span.lowerBound + 5) / 10)-\((span.upperBound + 5) / 10)%"
  }

  /// "2 Nov 2026"
  func day(_ wallMS: Int64) -> String { Figures.day(wallMS, in: options.timeZone) }

  /// "2 Nov"; blank where the date is not known.
  func shortDay(_ wallMS: Int64) -> String {
    let parts = day(wallMS).split(separator: " ")
    return parts.count == 3 ? parts.prefix(2).joined(separator: " ") : ""
  }

  func month(_ wallMS: Int64) -> String { Figures.month(wallMS, in: options.timeZone) }

  /// The last moment of a span.
  static func last(_ span: Range<Int64>) -> Int64 {
    span.upperBound > span.lowerBound ? span.upperBound - 1 : span.lowerBound
  }
}

/// How a day, a week or a side went by the share of its judged reps that held, as a mark of a verdict.
enum ShareGrade {
  /// Held shares from which it is good, and from which it is fair, in permille.
  static let good = CalendarMap.good
  static let fair = CalendarMap.fair

  static func mark(_ share: Share?) -> Verdict {
    guard let share else { return .noCall }
    return share.permille >= good ? .held : share.permille >= fair ? .crept : .lost
  }
}
