import IMU

/// What answers at a sensor's address.
enum ChipCheck {
  /// - Parameters:
  ///   - addresses: as the settings name them.
  ///   - settingsFile: where they are changed.
  static func findings(
    _ sensor: SensorEvidence, addresses: [UInt8], settingsFile: String
  ) -> [Finding] {
    let subject = Subject.sensor(sensor.name)
    let place = "\(hexadecimal(sensor.name.address)) on \(sensor.bus)"
    func finding(_ grade: Grade, _ value: String, _ reason: String, mend: String?) -> [Finding] {
      [Finding(.chip, subject, grade, .words(value), reason, mend: mend)]
    }
    switch sensor.identity {
    case .chip(let name, let identity, let isAssumed):
      return finding(
        isAssumed ? .warn : .pass, name, "answers \(hexadecimal(identity)) at \(place)",
        mend: isAssumed
          ? "nobody knows this chip: go by gravity, noise and temperature below, or fit a board of a "
            + "known one" : nil)
    case .refused(let name, let reason):
      return finding(
        .fail, name, reason, mend: "fit another board: MPU-6050, LSM6DSO, ICM-20948 or ICM-42688-P")
    case .unknown(let value) where value == 0x00 || value == 0xFF:
      return finding(
        .fail, "no chip", "\(place) reads as \(hexadecimal(value)) whatever is asked",
        mend: "check supply, ground, SDA and SCL: a data line is stuck, or nothing is behind the "
          + "address")
    case .unknown(let value):
      return finding(
        .fail, "unknown (\(hexadecimal(value)))",
        "a chip that is not known answers at \(place); nothing was written to it",
        mend:
          "in \(settingsFile) set sensors.assume: mpu-6500, at your own risk, and run this again; "
          + "or fit a board of a known chip")
    case .failed(let kind, let what, let act):
      return finding(
        .fail, kind == .noAnswer ? "no answer" : "no transfer", "\(place) \(what)",
        mend: kind == .noAnswer
          ? absence(sensor, addresses, act, settingsFile) : act)
    case .held(let driver):
      return finding(
        .fail, "in use", "the kernel's driver \(driver ?? "of another overlay") holds \(place)",
        mend: "remove its dtoverlay from /boot/firmware/config.txt; sudo reboot")
    case .assumesNothing(let name, let known):
      return finding(
        .fail, "not asked", "sensors.assume is \(name), which is none that is known",
        mend: "in \(settingsFile) set sensors.assume to one of \(known.joined(separator: ", "))")
    }
  }

  /// Nobody answers: what was found elsewhere is the likeliest mend.
  private static func absence(
    _ sensor: SensorEvidence, _ addresses: [UInt8], _ act: String, _ settingsFile: String
  ) -> String {
    let usable = sensor.others.filter(\.isUsable)
    let other = sensor.others.first { !$0.isUsable }
    if let found = usable.first {
      var set = addresses
      if let index = set.firstIndex(of: sensor.name.address) { set[index] = found.address }
      return "a \(found.name) answers at \(hexadecimal(found.address)): set sensors.addresses: "
        + "[\(set.map(hexadecimal).joined(separator: ", "))] in \(settingsFile)"
    }
    if let other {
      return "only a \(other.name) answers, at \(hexadecimal(other.address)), which can't be used: "
        + "fit another board, or \(act)"
    }
    if addresses.count == 2 {
      let one = addresses.filter { $0 != sensor.name.address }.map(hexadecimal).joined()
      return "\(act); where one sensor is worn, set sensors.addresses: [\(one)] in \(settingsFile)"
    }
    return act
  }
}
