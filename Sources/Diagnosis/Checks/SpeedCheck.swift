/// How fast the bus is clocked: by a stopwatch where a chip answers, else as the device tree asks for.
enum SpeedCheck {
  /// - Parameter chips: those that are run on it, by name.
  static func findings(_ bus: BusEvidence, chips: [String]) -> [Finding] {
    guard let hertz = bus.measuredHz ?? bus.requestedHz.map(Double.init) else { return [] }
    let subject = Subject.bus(bus.path)
    let kilohertz = hertz / 1000
    let value = FindingValue.number(kilohertz, .kilohertz, places: 0)
    let asked = bus.requestedHz.map { "\($0 / 1000) kHz asked for" } ?? ""
    let raise =
      "put dtparam=i2c_arm_baudrate=400000 into /boot/firmware/config.txt; sudo reboot"
    // 14 bytes, 200 times a second, and what goes with them.
    let needed = 30.0 * Double(max(chips.count, 1))
    if kilohertz < needed {
      return [
        Finding(
          .speed, subject, .fail, value,
          "too slow for \(chips.count == 2 ? "two sensors" : "a sensor")", mend: raise)
      ]
    }
    if let requested = bus.requestedHz, bus.measuredHz != nil,
      hertz < 0.8 * Double(requested)
    {
      return [
        Finding(
          .speed, subject, .warn, value, "\(asked); a slowed core slows the bus",
          mend:
            "put enable_uart=1, which pins the core's clock, into /boot/firmware/config.txt; sudo "
            + "reboot; vcgencmd get_throttled says whether the supply is to blame")
      ]
    }
    if kilohertz < 300 {
      return [
        Finding(
          .speed, subject, .warn, value, "it works; at 400 kHz reads take a quarter of the time",
          mend: raise)
      ]
    }
    let limit = chips.map { DataSheet.of($0).busKilohertz }.min() ?? 400
    if kilohertz > 1.15 * limit {
      return [
        Finding(
          .speed, subject, .warn, value,
          "the chips are made for \(DecimalFigure.text(limit, places: 0)) kHz",
          mend: "put dtparam=i2c_arm_baudrate=400000 into /boot/firmware/config.txt; sudo reboot")
      ]
    }
    return [
      Finding(
        .speed, subject, .pass, value,
        bus.measuredHz == nil ? "asked for, not measured" : asked.isEmpty ? "measured" : asked)
    ]
  }
}
