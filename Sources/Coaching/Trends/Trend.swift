package import Training

/// Weeks of training, and whether it gets better.
package struct Trend: Sendable, Equatable {
  /// A week, also one without training.
  package struct Week: Sendable, Equatable {
    /// Milliseconds since 1970.
    package var span: Range<Int64>
    package var totals: Totals
  }

  /// A day on which there was training.
  package struct Day: Sendable, Equatable {
    package var startMS: Int64
    package var totals: Totals
  }

  package var weeks: [Week]
  package var days: [Day]
  package var all: Totals
  /// Sets in no week, since nothing is known of their date.
  package var undated: Int
  /// Sets that are where the earliest day is that they can be of.
  package var bounded: Int
  package var course: Course
  package var calibrations: [Calibration]
  /// Load against quality, by style; loads of two styles can't be compared.
  package var quality: [StyleQuality]

  package struct StyleQuality: Sendable, Equatable {
    package var style: String
    package var loads: LoadQuality
  }

  package struct Calibration: Sendable, Equatable {
    package var id: String
    package var lifter: String
    package var style: String
    /// Of its first session; nil where that is not known.
    package var sinceMS: Int64?
    package var sessions: Int
  }

  /// - Parameters:
  ///   - weeks: of the time that is looked at, oldest first, without gaps.
  ///   - dayOf: the day that a moment falls on, by its start.
  package init(_ points: [SetPoint], weeks spans: [Range<Int64>], dayOf: (Int64) -> Int64) {
    var byWeek = Array(repeating: [SetPoint](), count: spans.count)
    var byDay: [Int64: [SetPoint]] = [:]
    // A session has many sets and one beginning, and a calendar is slow to ask.
    var dayOfMoment: [Int64: Int64] = [:]
    var index = 0
    undated = 0
    bounded = points.count { !$0.isDateKnown && $0.startedAtWallMS != nil }
    for point in points {
      guard let time = point.startedAtWallMS else {
        undated += 1
        continue
      }
      let day = dayOfMoment[time] ?? dayOf(time)
      dayOfMoment[time] = day
      byDay[day, default: []].append(point)
      // Dates may run backwards where a clock was set: the search goes on from where it was, both ways.
      while index > 0, index < spans.count, time < spans[index].lowerBound { index -= 1 }
      while index < spans.count - 1, time >= spans[index].upperBound { index += 1 }
      if spans.indices.contains(index), spans[index].contains(time) { byWeek[index].append(point) }
    }
    // Weeks before the first training of that time say nothing.
    let first = byWeek.firstIndex { !$0.isEmpty } ?? max(0, spans.count - 1)
    weeks = zip(spans, byWeek).dropFirst(first).map { Week(span: $0, totals: Totals($1)) }
    days = byDay.sorted { $0.key < $1.key }.map { Day(startMS: $0.key, totals: Totals($0.value)) }
    all = Totals(points)
    course = Course(weeks)
    calibrations = Self.calibrations(points)
    quality = Self.quality(points)
  }

  /// Of styles in which some load is known, by name.
  private static func quality(_ points: [SetPoint]) -> [StyleQuality] {
    Dictionary(grouping: points.compactMap { LoadPoint($0) }, by: \.style)
      .map { StyleQuality(style: $0.key, loads: LoadQuality($0.value)) }
      .sorted { $0.style < $1.style }
  }

  /// The newest of each lifter and style.
  private static func calibrations(_ points: [SetPoint]) -> [Calibration] {
    var newest: [String: String] = [:]
    var found: [String: (Calibration, Set<Int64>)] = [:]
    var order: [String] = []
    var last: (session: Int64, style: String)?
    for point in points where !point.calibrationID.isEmpty {
      // The sets of a session say the same, one after the other.
      if let last, last.session == point.sessionID, last.style == point.style { continue }
      last = (point.sessionID, point.style)
      let wearer = "\(point.lifter)\u{0}\(point.style)"
      let key = "\(wearer)\u{0}\(point.calibrationID)"
      if newest[wearer] == nil { order.append(wearer) }
      newest[wearer] = key
      if found[key] == nil {
        let begun = Calibration(
          id: point.calibrationID, lifter: point.lifter, style: point.style,
          sinceMS: point.startedAtWallMS, sessions: 0)
        found[key] = (begun, [])
      }
      // In its place: a copy of the set for each session would make this a square.
      found[key]?.1.insert(point.sessionID)
    }
    return order.compactMap { wearer in
      newest[wearer].flatMap { found[$0] }.map { calibration, sessions in
        var calibration = calibration
        calibration.sessions = sessions.count
        return calibration
      }
    }
  }
}
