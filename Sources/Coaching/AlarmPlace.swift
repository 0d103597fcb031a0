import Training

/// Where in a rep an alert fell.
enum AlarmPlace: CaseIterable {
  /// Before the bar moves and in the first third of the rise.
  case liftoff
  case rise
  case lowering

  /// Nil for a time the rep does not own. From the floor the lowering follows the lockout, from
  /// lockout it comes before the stillness at the bottom; `top` counts to the rise.
  init?(timeUS: Int64, in rep: RepRecord, startsFromFloor: Bool) {
    guard rep.ownStartUS <= timeUS, timeUS <= rep.ownEndUS, rep.liftoffUS <= rep.lockoutUS
    else { return nil }
    let bottomUS = Self.microseconds(rep.bottomMS)
    let topUS = Self.microseconds(rep.topMS ?? 0)
    if timeUS < rep.liftoffUS {
      let isStill = rep.liftoffUS.subtractingReportingOverflow(timeUS).partialValue <= bottomUS
      self = startsFromFloor || isStill ? .liftoff : .lowering
    } else if timeUS <= rep.lockoutUS {
      let rise = rep.lockoutUS.subtractingReportingOverflow(rep.liftoffUS).partialValue
      let into = timeUS.subtractingReportingOverflow(rep.liftoffUS).partialValue
      self = into <= rise / 3 ? .liftoff : .rise
    } else {
      let after = timeUS.subtractingReportingOverflow(rep.lockoutUS).partialValue
      self = startsFromFloor && after > topUS ? .lowering : .rise
    }
  }

  private static func microseconds(_ ms: Int64) -> Int64 {
    min(max(ms, 0), 86_400_000) * 1000
  }
}
