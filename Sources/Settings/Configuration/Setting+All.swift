internal import HingeCore

extension Setting {
  /// Every setting, in the order of the file.
  static let all: [Setting] = [
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
  ]

  /// The sections, in the order of the file.
  static let sections: [String] = all.reduce(into: []) { found, setting in
    if found.last != setting.section { found.append(setting.section) }
  }

  private static let styles: [LiftStyle] = [
    .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
  ]
}
