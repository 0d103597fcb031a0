/// Everything that was measured, and what it comes to.
package struct Examination: Sendable {
  /// Where settings are changed, for the mends.
  package var settingsFile: String
  /// As the settings name them, the sacrum's first.
  package var addresses: [UInt8]
  package var daemon: DaemonPresence
  package var buses: [BusEvidence] = []
  package var sensors: [SensorEvidence] = []
  /// nil where it was not looked at, since the daemon has it.
  package var buzzer: BuzzerEvidence?
  // What a service needs; nil and empty where it was not looked at.
  package var settings: SettingsEvidence?
  package var unit: UnitEvidence?
  package var groups: GroupEvidence?
  package var clock: ClockEvidence?
  package var power: PowerEvidence?
  package var log: LogEvidence?
  package var profile: ProfileEvidence?

  package init(settingsFile: String, addresses: [UInt8], daemon: DaemonPresence) {
    self.settingsFile = settingsFile
    self.addresses = addresses
    self.daemon = daemon
  }

  /// In the order of being read: from what carries the rest to what rests on it.
  package var findings: [Finding] {
    var found = serviceFindings
    found += DaemonCheck.findings(daemon)
    let chips = sensors.compactMap(\.run?.chip)
    for bus in buses {
      found += BusCheck.findings(bus)
      found += SpeedCheck.findings(bus, chips: chips)
    }
    for sensor in sensors { found += findings(of: sensor) }
    found += TogetherCheck.findings(sensors)
    if let buzzer { found += BuzzerCheck.findings(buzzer, settingsFile: settingsFile) }
    return found
  }

  /// The worst of all lines.
  package var grade: Grade { findings.map(\.grade).max() ?? .pass }

  private var serviceFindings: [Finding] {
    let isRunning = daemon != .notRunning
    var found: [Finding] = []
    if let settings { found += SettingsFileCheck.findings(settings) }
    if let unit { found += UnitCheck.findings(unit) }
    if let groups { found += GroupCheck.findings(groups, daemonRuns: isRunning) }
    if let clock { found += ClockCheck.findings(clock) }
    if let power { found += PowerCheck.findings(power) }
    if let log { found += LogCheck.findings(log) }
    if let profile {
      var awaits = false
      if case .running(let evidence) = daemon { awaits = evidence.awaitsCalibration }
      found += ProfileCheck.findings(profile, isWorn: isRunning && !awaits, awaits: awaits)
    }
    return found
  }

  private func findings(of sensor: SensorEvidence) -> [Finding] {
    let subject = Subject.sensor(sensor.name)
    var found = ChipCheck.findings(sensor, addresses: addresses, settingsFile: settingsFile)
    guard let run = sensor.run else { return found }
    found += SetupCheck.findings(run, subject)
    found += RateCheck.findings(run, subject)
    found += TransferCheck.findings(run, subject)
    guard let still = run.still else { return found }
    let sheet = DataSheet.of(run.chip)
    found += StillCheck.findings(run, still, subject)
    found += GravityCheck.findings(still, sheet, subject)
    found += UpCheck.findings(still, subject)
    found += NoiseCheck.findings(still, sheet, subject)
    found += BiasCheck.findings(still, sheet, subject)
    found += TemperatureCheck.findings(run, subject)
    return found
  }
}

/// 0x68
func hexadecimal(_ value: some BinaryInteger) -> String {
  let digits = String(value, radix: 16)
  return "0x" + (digits.count < 2 ? "0" : "") + digits
}
