import Training

/// What was said last of soreness after the last session.
struct SorenessState: Sendable, Equatable {
  var sessionID: Int64
  var value: Int64
  /// Nil where a clock was not set.
  var hoursAfter: Int64?
  /// Still there when it should be gone. At a time that is not known it counts as that.
  var holds: Bool

  /// Nil where nothing was said.
  init?(_ log: SessionLog, before endMS: Int64, settings: ProgrammeSettings) {
    let said = log.said.soreness.filter { $0.hoursAfter == nil || $0.saidAtWallMS < endMS }
    guard let last = said.last else { return nil }
    sessionID = log.session.id
    value = last.value
    hoursAfter = last.hoursAfter
    holds =
      last.value >= Int64(settings.sorenessHold)
      && last.hoursAfter.map { $0 >= Int64(settings.sorenessHours) } ?? true
  }
}
