internal import Programme

/// Values that are allowed alone but not together.
extension EffectiveConfiguration {
  /// One problem for each pair that contradicts, at the one of the two that was set last.
  func contradictions() -> [ConfigurationProblem] {
    let limits = configuration.limits
    let programme = configuration.programme
    let orders: [(lower: (String, Int), upper: (String, Int), strict: Bool)] = [
      (
        ("limits.clear_reserve_percent", limits.clearReservePercent),
        ("limits.warn_reserve_percent", limits.warnReservePercent), true
      ),
      (
        ("limits.warn_reserve_percent", limits.warnReservePercent),
        ("limits.alarm_reserve_percent", limits.alarmReservePercent), true
      ),
      (
        ("limits.alarm_reserve_percent", limits.alarmReservePercent),
        ("limits.severe_reserve_percent", limits.severeReservePercent), true
      ),
      (
        ("limits.hold_severe_ms", limits.holdSevereMS), ("limits.hold_ms", limits.holdMS), false
      ),
      (
        ("programme.reps_low", programme.repsLow), ("programme.reps_high", programme.repsHigh),
        false
      ),
      (
        ("programme.flawless_sets", programme.flawlessSets),
        ("programme.flawless_sets_estimated", programme.flawlessSetsEstimated), false
      ),
      (
        ("programme.pain_hold", programme.painHold), ("programme.pain_stop", programme.painStop),
        true
      ),
    ]
    return sharedAddress()
      + orders.compactMap { lower, upper, strict in
        if lower.1 < upper.1 || (!strict && lower.1 == upper.1) { return nil }
        let lowerIsLater = rank(origin(of: lower.0)) >= rank(origin(of: upper.0))
        let (blamed, other) = lowerIsLater ? (lower, upper) : (upper, lower)
        let word =
          switch (lowerIsLater, strict) {
          case (true, true): "less than"
          case (true, false): "at most"
          case (false, true): "more than"
          case (false, false): "at least"
          }
        return ConfigurationProblem(
          origin: origin(of: blamed.0), key: blamed.0,
          reason: "is \(blamed.1) but must be \(word) \(other.0), "
            + "which is \(other.1) (\(origin(of: other.0)))")
      }
  }

  /// Two sensors at one address of one bus answer at once.
  private func sharedAddress() -> [ConfigurationProblem] {
    let sensors = configuration.sensors
    guard sensors.addresses.count == 2, sensors.addresses[0] == sensors.addresses[1],
      (sensors.bus2 ?? sensors.bus) == sensors.bus
    else { return [] }
    return [
      ConfigurationProblem(
        origin: origin(of: "sensors.addresses"), key: "sensors.addresses",
        reason:
          "names 0x\(String(sensors.addresses[0], radix: 16)) twice; two sensors on one bus need "
          + "different addresses, or the second a bus of its own in sensors.bus_2")
    ]
  }

  /// What wins over what.
  private func rank(_ origin: ValueOrigin) -> (Int, Int) {
    switch origin {
    case .standard: (0, 0)
    case .file(_, let line): (1, line)
    case .environment: (2, 0)
    case .choice: (3, 0)
    }
  }
}
