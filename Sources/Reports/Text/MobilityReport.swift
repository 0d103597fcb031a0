package import Coaching
import Foundation
package import Training

/// Mobility checks as text: the newest one, or all of them.
package struct MobilityReport {
  private let options: RenderOptions

  package init(options: RenderOptions) { self.options = options }

  /// The newest, what is usual, and whether a longer warm-up is worth it.
  package func text(_ review: MobilityReview) -> String {
    let latest = review.latest
    var lines = [
      title(latest),
      "  neutral hinge  \(range(latest))  \(kind(latest))",
      "  hinges         \(latest.bends), within \(angle(latest.spreadMdeg)); deepest \(angle(latest.depthMdeg))",
    ]
    if let usual = review.usual {
      let least = usual.isAtLeast ? "at least " : ""
      lines.append(
        "  usual          \(least)\(angle(usual.neutralMdeg)) \(options.glyphs.plusMinus) "
          + "\(angle(usual.spreadMdeg)), of \(usual.days) days before")
    }
    var text = lines.map { WrappedText.lines($0, options) }.joined()
    for sentence in [review.warmUpPrompt, review.caveat].compactMap({ $0 }) {
      text += WrappedText.lines("\(options.glyphs.cue) \(sentence)", options)
    }
    return text
  }

  /// All of them, oldest first, with what the newest is worth; people and simulations apart.
  package func history(_ records: [MobilityRecord], day: (Int64) -> Int64) -> String {
    var text = ""
    for group in Self.groups(records) {
      guard let first = group.first else { continue }
      if !text.isEmpty { text += "\n" }
      text += WrappedText.lines(title(first, isOneOfMany: true), options)
      let most = max(group.map(\.neutralMdeg).max() ?? 1, 1)
      var calibration = first.calibrationID
      for record in group {
        var line = Line("  ")
        line.add(when(record), column: record.hasKnownDate ? 24 : 35)
        line.add(range(record), column: options.unicode ? 16 : 18, right: true)
        line.add("  ")
        line.add(bar(record.neutralMdeg, of: most), .faint)
        text += line.rendered(options) + "\n"
        if record.calibrationID != calibration {
          text += "  " + "^ measured with another calibration than before\n"
          calibration = record.calibrationID
        }
      }
      guard let review = MobilityReview(group, day: day) else { continue }
      if let usual = review.usual {
        text += WrappedText.lines(
          "  Usual before the last: \(angle(usual.neutralMdeg)) \(options.glyphs.plusMinus) "
            + "\(angle(usual.spreadMdeg)), of \(usual.days) days.", options)
      }
      for sentence in [review.warmUpPrompt, review.caveat].compactMap({ $0 }) {
        text += WrappedText.lines("\(options.glyphs.cue) \(sentence)", options)
      }
    }
    return text
  }

  /// What can be set side by side, in the order in which each began.
  private static func groups(_ records: [MobilityRecord]) -> [[MobilityRecord]] {
    var groups: [[MobilityRecord]] = []
    for record in records {
      let at = groups.firstIndex { $0.first?.isComparable(with: record) ?? false }
      if let at { groups[at].append(record) } else { groups.append([record]) }
    }
    return groups
  }

  private func title(_ record: MobilityRecord, isOneOfMany: Bool = false) -> String {
    let who = record.lifter.isEmpty ? "nobody named" : record.lifter
    let simulated = record.isSimulated ? "SIMULATED: " : ""
    let estimated = record.isEstimated ? ", estimated from one sensor" : ""
    return isOneOfMany
      ? "\(simulated)Mobility of \(who)\(estimated)"
      : "\(simulated)Mobility check of \(who), \(when(record))\(estimated)"
  }

  private func when(_ record: MobilityRecord) -> String {
    let date = Figures.date(wallMS: record.measuredAtWallMS, in: options.timeZone)
    let isBound =
      !record.hasKnownDate
      && SessionRecord.plausibleWallMS.contains(record.measuredAtWallMS)
    return isBound ? "not before " + date : date
  }

  private func range(_ record: MobilityRecord) -> String {
    (record.isAtLeast ? "at least " : "") + angle(record.neutralMdeg)
  }

  private func kind(_ record: MobilityRecord) -> String {
    record.isAtLeast
      ? "of hip flexion without a sign of rounding" : "of hip flexion before the back rounds"
  }

  private func angle(_ mdeg: Int64) -> String {
    let tenths = (mdeg.magnitude + 50) / 100
    return "\(mdeg < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)\(options.glyphs.degree)"
  }

  private func bar(_ mdeg: Int64, of most: Int64) -> String {
    let columns = Int(min(max(mdeg, 0) * 16 / most, 16))
    return String(repeating: options.glyphs.barFull, count: columns)
  }
}
