/// Decides from the reserve in use when rounding is warned of, and when it is an alarm.
///
/// | state | event | next | raised |
/// |---|---|---|---|
/// | clear | above warn for `hold` | warned | warning |
/// | clear, warned | above alarm for `hold`, above severe for `holdSevere` | alarmed | alarm |
/// | warned, alarmed | below clear | clear | - |
///
/// One alarm an episode, and two alarms at least `rearm` apart. While not armed conditions are
/// watched but not raised: one that already holds is raised at the moment of arming.
struct RoundingLatch: BitwiseCopyable, Sendable {
  private(set) var grade: AlertGrade?
  private var aboveWarn = TimeSpan.zero
  private var aboveAlarm = TimeSpan.zero
  private var aboveSevere = TimeSpan.zero
  private var lastAlarm: Timestamp?

  mutating func restart() {
    grade = nil
    aboveWarn = .zero
    aboveAlarm = .zero
    aboveSevere = .zero
  }

  /// One sample.
  ///
  /// - Parameters:
  ///   - reserve: share in use; nil where unknown, which neither raises nor clears.
  ///   - excess: flexion beyond neutral; below `floor` nothing is raised.
  ///   - isMuted: the sample is part of a floor contact's impact: time stands still.
  mutating func add(
    reserve: Fraction?, excess: Angle, floor: Angle, time: Timestamp, span: TimeSpan,
    isArmed: Bool, isMuted: Bool, settings: AlertSettings
  ) -> AlertGrade? {
    guard let reserve, !isMuted else { return nil }
    if reserve < settings.clearReserve {
      restart()
      return nil
    }
    let counts = excess > floor
    aboveWarn = advance(aboveWarn, while: counts && reserve > settings.warnReserve, by: span)
    aboveAlarm = advance(aboveAlarm, while: counts && reserve > settings.alarmReserve, by: span)
    aboveSevere = advance(aboveSevere, while: counts && reserve > settings.severeReserve, by: span)
    guard isArmed else { return nil }
    let isAlarm = aboveAlarm >= settings.hold || aboveSevere >= settings.holdSevere
    if isAlarm && grade != .alarm {
      if let last = lastAlarm, time.since(last) < settings.rearm { return nil }
      grade = .alarm
      lastAlarm = time
      return .alarm
    }
    if grade == nil && aboveWarn >= settings.hold {
      grade = .warn
      return .warn
    }
    return nil
  }

  @inline(__always)
  private func advance(_ held: TimeSpan, while condition: Bool, by span: TimeSpan) -> TimeSpan {
    condition ? TimeSpan(microseconds: held.microseconds &+ span.microseconds) : .zero
  }
}
