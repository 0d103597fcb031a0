internal import HingeCore
internal import Programme

extension Setting {
  /// Every setting, in the order of the file.
  static let all: [Setting] =
    [
      Setting("lifter", "name", .text(\.lifter.name, .personName)),
      Setting(
        "lifter", "style", .choice(Choice(\.lifter.style, of: styles) { $0.token.description })),

      Setting("paths", "profile_directory", .optionalText(\.paths.profileDirectory, .absolutePath)),
      Setting(
        "paths", "recording_directory", .optionalText(\.paths.recordingDirectory, .absolutePath)),
      Setting("paths", "log", .optionalText(\.paths.log, .absolutePath)),
      Setting("paths", "socket", .optionalText(\.paths.socket, .socketPath)),

      Setting("sensors", "bus", .text(\.sensors.bus, .absolutePath)),
      Setting("sensors", "addresses", .addresses(\.sensors.addresses)),
      Setting("sensors", "bus_2", .optionalText(\.sensors.bus2, .absolutePath)),
      Setting("sensors", "assume", .switchedText(\.sensors.assume, .label)),

      Setting("buzzer", "kind", .choice(Choice(\.buzzer.kind))),
      Setting("buzzer", "chip", .optionalText(\.buzzer.chip, .label)),
      Setting("buzzer", "line", .text(\.buzzer.line, .label)),
      Setting("buzzer", "active_low", .flag(\.buzzer.activeLow)),
      Setting("buzzer", "spin_up_ms", .integer(\.buzzer.spinUpMS, 0...90)),
      Setting("buzzer", "pwm_device", .optionalText(\.buzzer.pwmDevice, .label)),
      Setting("buzzer", "pwm_channel", .integer(\.buzzer.pwmChannel, 0...15)),
      Setting("buzzer", "frequency_hz", .integer(\.buzzer.frequencyHz, 50...20_000)),
      Setting("buzzer", "strength_percent", .integer(\.buzzer.strengthPercent, 1...50)),
      Setting("buzzer", "edge_log", .optionalText(\.buzzer.edgeLog, .absolutePath)),

      Setting("button", "chip", .optionalText(\.button.chip, .label)),
      Setting("button", "line", .switchedText(\.button.line, .label)),
      Setting("button", "active_low", .flag(\.button.activeLow)),

      Setting(
        "feedback", "mode", .choice(Choice(\.feedback.mode, of: FeedbackChoice.all) { $0.word })),

      Setting("rest", "seconds", .integer(\.rest.seconds, 0...3600)),

      Setting("limits", "warn_reserve_percent", .integer(\.limits.warnReservePercent, 1...150)),
      Setting("limits", "alarm_reserve_percent", .integer(\.limits.alarmReservePercent, 1...150)),
      Setting("limits", "clear_reserve_percent", .integer(\.limits.clearReservePercent, 0...150)),
      Setting("limits", "severe_reserve_percent", .integer(\.limits.severeReservePercent, 1...190)),
      Setting("limits", "floor_deg", .integer(\.limits.floorDeg, 0...45)),
      Setting("limits", "hold_ms", .integer(\.limits.holdMS, 0...1000)),
      Setting("limits", "hold_severe_ms", .integer(\.limits.holdSevereMS, 0...1000)),
      Setting("limits", "rearm_ms", .integer(\.limits.rearmMS, 0...10_000)),
      Setting("limits", "creep_deg", .integer(\.limits.creepDeg, 1...45)),
      Setting("limits", "hyperextension_deg", .integer(\.limits.hyperextensionDeg, 1...45)),
      Setting(
        "limits", "tempo_min_eccentric_ms",
        .optionalInteger(\.limits.tempoMinEccentricMS, 100...10_000)),
      Setting(
        "limits", "stop_set_velocity_loss_percent",
        .optionalInteger(\.limits.stopSetVelocityLossPercent, 5...90)),

      Setting("recording", "keep", .choice(Choice(\.recording.keep))),
      Setting("recording", "minutes", .integer(\.recording.minutes, 1...10)),
      Setting("recording", "most_mb", .integer(\.recording.mostMB, 1...100_000)),

      Setting("log", "level", .choice(Choice(\.log.level))),

      Setting("report", "units", .choice(Choice(\.report.units))),

      Setting("web", "host", .text(\.web.host, .ipAddress)),
      // Below 1024 a service without rights can't listen.
      Setting("web", "port", .integer(\.web.port, 1024...65_535)),
    ] + programme

  /// What `hinge next` goes by.
  private static let programme: [Setting] = [
    Setting("programme", "sets", .integer(\.programme.sets, 1...10)),
    Setting("programme", "reps_low", .integer(\.programme.repsLow, 1...30)),
    Setting("programme", "reps_high", .integer(\.programme.repsHigh, 1...30)),
    Setting("programme", "flawless_sets", .integer(\.programme.flawlessSets, 1...30)),
    Setting(
      "programme", "flawless_sets_estimated",
      .integer(\.programme.flawlessSetsEstimated, 1...30)),
    Setting("programme", "warn_percent", .integer(\.programme.warnPercent, 0...100)),
    Setting(
      "programme", "velocity_loss_percent", .integer(\.programme.velocityLossPercent, 5...90)),
    Setting("programme", "raise_permille", .integer(\.programme.raisePermille, 5...100)),
    Setting("programme", "raise_most_g", .integer(\.programme.raiseMostG, 500...20_000)),
    Setting("programme", "alarmed_percent", .integer(\.programme.alarmedPercent, 0...99)),
    Setting("programme", "back_off_percent", .integer(\.programme.backOffPercent, 1...50)),
    Setting("programme", "stall_sessions", .integer(\.programme.stallSessions, 3...50)),
    Setting("programme", "stall_percent", .integer(\.programme.stallPercent, 1...7)),
    Setting("programme", "break_point_weeks", .integer(\.programme.breakPointWeeks, 1...52)),
    Setting("programme", "rest_hours", .integer(\.programme.restHours, 0...168)),
    Setting(
      "programme", "deload_after_weeks",
      .optionalInteger(\.programme.deloadAfterWeeks, 1...12)),
    Setting(
      "programme", "deload_least_sessions", .integer(\.programme.deloadLeastSessions, 1...50)),
    Setting(
      "programme", "deload_load_percent", .integer(\.programme.deloadLoadPercent, 0...50)),
    Setting(
      "programme", "deload_volume_percent", .integer(\.programme.deloadVolumePercent, 0...90)),
    Setting("programme", "repeat_after_days", .integer(\.programme.repeatAfterDays, 4...60)),
    Setting("programme", "pause_weeks", .integer(\.programme.pauseWeeks, 1...26)),
    Setting("programme", "pause_percent", .integer(\.programme.pausePercent, 1...50)),
    Setting("programme", "soreness_hours", .integer(\.programme.sorenessHours, 24...168)),
    Setting("programme", "soreness_hold", .integer(\.programme.sorenessHold, 1...10)),
    Setting("programme", "pain_hold", .integer(\.programme.painHold, 1...10)),
    Setting("programme", "pain_stop", .integer(\.programme.painStop, 1...10)),
    Setting(
      "programme", "rpe_hold_tenths", .optionalInteger(\.programme.rpeHoldTenths, 60...100)),

    Setting("plates", "bar", .weight(\.plates.bar)),
    Setting("plates", "trap_bar", .weight(\.plates.trapBar)),
    Setting("plates", "pairs", .weights(\.plates.pairs, most: 16)),
    Setting("plates", "kettlebells", .weights(\.plates.kettlebells, most: 16)),
  ]

  /// The sections, in the order of the file.
  static let sections: [String] = all.reduce(into: []) { found, setting in
    if found.last != setting.section { found.append(setting.section) }
  }

  private static let styles: [LiftStyle] = [
    .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
  ]
}
