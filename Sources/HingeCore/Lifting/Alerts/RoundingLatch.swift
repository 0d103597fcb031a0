/// Decides from the reserve in use when rounding is warned of, and when it is an alarm.
///
/// | state | event | next | raised |
/// |---|---|---|---|
/// | clear | above warn for `hold` | warned | warning |
/// | clear, warned | above alarm for `hold`, above severe for `holdSevere` | alarmed | alarm |
/// | warned, alarmed | below clear | clear | - |
///
/// Between alarm and severe the time counts more the graver it is, in proportion, so that a back
/// that rounds fast is not made to wait for the severe limit and then its time. A dip below a limit
/// takes its own length off the time, not all of it: a belt wobbles several times a second.
///
/// One alarm an episode, and two alarms at least `rearm` apart. While not armed conditions are
/// watched but not raised: one that already holds is raised at the moment of arming.
struct RoundingLatch: BitwiseCopyable, Sendable {
  private(set) var grade: AlertGrade?
  private var aboveWarn = TimeSpan.zero
  /// Weighted by severity.
  private var aboveAlarm = TimeSpan.zero
  private var lastAlarm: Timestamp?

  mutating func restart() {
    grade = nil
    aboveWarn = .zero
    aboveAlarm = .zero
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
    Self.advance(
      &aboveWarn, by: counts && reserve > settings.warnReserve ? span : .zero, of: span,
      to: settings.hold)
    Self.advance(
      &aboveAlarm,
      by: counts && reserve > settings.alarmReserve
        ? Self.weighted(span, reserve, settings) : .zero, of: span, to: settings.hold)
    guard isArmed else { return nil }
    if aboveAlarm >= settings.hold && aboveAlarm > .zero && grade != .alarm {
      if let last = lastAlarm, time.since(last) < settings.rearm { return nil }
      grade = .alarm
      lastAlarm = time
      return .alarm
    }
    if grade == nil && aboveWarn >= settings.hold && aboveWarn > .zero {
      grade = .warn
      return .warn
    }
    return nil
  }

  /// Full is full: what holds for long is not long in falling off.
  @inline(__always)
  private static func advance(
    _ held: inout TimeSpan, by gained: TimeSpan, of span: TimeSpan, to full: TimeSpan
  ) {
    let change = gained > .zero ? gained.microseconds : 0 &- span.microseconds
    let most = max(full.microseconds, 1)
    held = TimeSpan(microseconds: min(max(held.microseconds &+ change, 0), most))
  }

  /// The span times `hold / holdSevere` from the severe limit on, times one at the alarm limit.
  private static func weighted(
    _ span: TimeSpan, _ reserve: Fraction, _ settings: AlertSettings
  ) -> TimeSpan {
    let width = max(
      Int64(settings.severeReserve.raw) &- Int64(settings.alarmReserve.raw), 1)
    let beyond = min(Int64(reserve.raw) &- Int64(settings.alarmReserve.raw), width)
    let hold = settings.hold.microseconds
    let longer = max(hold &- settings.holdSevere.microseconds, 0)
    // 1 + (hold / holdSevere - 1) · beyond / width; the time up to 10 s, `beyond` up to 2^31.
    let extra = (longer &* span.microseconds) / max(settings.holdSevere.microseconds, 1)
    let share = (beyond &<< 16) / width
    return TimeSpan(microseconds: span.microseconds &+ (min(extra, 10_000_000) &* share) &>> 16)
  }
}
