import Training

/// Moments of one rep on an axis that begins where what it owns does, in milliseconds. A damaged log may
/// hold any times: then there is no axis.
struct RepClock {
  let liftoffMS: Int64
  let lockoutMS: Int64
  let lengthMS: Int64
  private let startUS: Int64

  /// Longer than any rep.
  private static let longestUS: Int64 = 3_600_000_000

  init?(_ rep: RepRecord) {
    let (length, overflow) = rep.ownEndUS.subtractingReportingOverflow(rep.ownStartUS)
    guard !overflow, (1000...Self.longestUS).contains(length), rep.ownStartUS <= rep.liftoffUS,
      rep.liftoffUS <= rep.lockoutUS, rep.lockoutUS <= rep.ownEndUS
    else { return nil }
    startUS = rep.ownStartUS
    lengthMS = length / 1000
    liftoffMS = (rep.liftoffUS - startUS) / 1000
    lockoutMS = (rep.lockoutUS - startUS) / 1000
  }

  /// Nil for what is not of the rep.
  func ms(_ us: Int64) -> Int64? {
    let (offset, overflow) = us.subtractingReportingOverflow(startUS)
    guard !overflow, offset >= 0, offset / 1000 <= lengthMS else { return nil }
    return offset / 1000
  }

  func phase(_ ms: Int64) -> String {
    ms < liftoffMS ? "before lift-off" : ms <= lockoutMS ? "rise" : "after lockout"
  }

  /// "+0.42 s": from lift-off; the time between any two moments of a log, however far apart.
  static func fromLiftoff(_ us: Int64, _ rep: RepRecord) -> String {
    let (offset, overflow) = us.subtractingReportingOverflow(rep.liftoffUS)
    guard !overflow, offset.magnitude <= UInt64(longestUS) else { return "another time" }
    return fromLiftoff(ms: offset / 1000)
  }

  static func fromLiftoff(ms offset: Int64) -> String {
    let hundredths = (offset.magnitude + 5) / 10
    let sign = offset < 0 && hundredths > 0 ? "-" : "+"
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  }

  /// "15.500 s" of the session's clock.
  static func ofSession(_ us: Int64) -> String {
    let thousandths = us.magnitude / 1000
    let rest = "\(1000 + thousandths % 1000)".dropFirst()
    return "\(us < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1000).\(rest) s"
  }
}

/// A value of a rep's trace and when it was.
struct TracePoint {
  /// From where the rep's own begins.
  let ms: Int64
  /// Tenths of a degree; nil where unknown.
  let decideg: Int?

  /// In at most `most` points; the largest of each stretch, so that no peak is lost.
  static func all(_ rep: RepRecord, clock: RepClock?, most: Int) -> [TracePoint] {
    let count = rep.trace.count
    guard count > 0 else { return [] }
    let step = Int64(min(max(rep.traceStepMS, 1), 60_000))
    let buckets = min(count, most)
    return (0..<buckets).compactMap { bucket in
      let range = bucket * count / buckets..<(bucket + 1) * count / buckets
      let values = range.filter { rep.trace[$0] != RepRecord.unknown }
      let at = values.max { rep.trace[$0] < rep.trace[$1] } ?? range.lowerBound
      let ms = Int64(at) * step
      if let clock, ms > clock.lengthMS { return nil }
      return TracePoint(ms: ms, decideg: values.isEmpty ? nil : Int(rep.trace[at]))
    }
  }
}
