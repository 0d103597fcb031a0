import Programme
import Settings

extension ProgrammeSettings {
  /// As the settings file says it.
  init(_ programme: Configuration.Programme) {
    self.init()
    sets = programme.sets
    repsLow = programme.repsLow
    repsHigh = programme.repsHigh
    flawlessSets = programme.flawlessSets
    flawlessSetsEstimated = programme.flawlessSetsEstimated
    warnPercent = programme.warnPercent
    velocityLossPercent = programme.velocityLossPercent
    raisePermille = programme.raisePermille
    raiseMostGrams = Int64(programme.raiseMostG)
    alarmedPercent = programme.alarmedPercent
    backOffPercent = programme.backOffPercent
    stallSessions = programme.stallSessions
    stallPercent = programme.stallPercent
    breakPointWeeks = programme.breakPointWeeks
    restHours = programme.restHours
    deloadAfterWeeks = programme.deloadAfterWeeks
    deloadLeastSessions = programme.deloadLeastSessions
    deloadLoadPercent = programme.deloadLoadPercent
    deloadVolumePercent = programme.deloadVolumePercent
    repeatAfterDays = programme.repeatAfterDays
    pauseWeeks = programme.pauseWeeks
    pausePercent = programme.pausePercent
    sorenessHours = programme.sorenessHours
    sorenessHold = programme.sorenessHold
    painHold = programme.painHold
    painStop = programme.painStop
    rpeHoldTenths = programme.rpeHoldTenths
  }
}

extension PlateShed {
  init(_ plates: Configuration.Plates) {
    self.init(
      barGrams: plates.bar.grams, trapBarGrams: plates.trapBar.grams,
      pairs: plates.pairs.map(\.grams), kettlebells: plates.kettlebells.map(\.grams))
  }
}
