/// Whether the bus is there, may be used, and is the right one.
enum BusCheck {
  static func findings(_ bus: BusEvidence) -> [Finding] {
    let subject = Subject.bus(bus.path)
    switch bus.state {
    case .open: return opened(bus, subject)
    case .missing:
      return [
        Finding(
          .bus, subject, .fail, .words("not there"),
          "\(bus.path) is not there: I2C is switched off",
          mend: "sudo raspi-config nonint do_i2c 0; sudo reboot (elsewhere: sudo modprobe i2c-dev, "
            + "or name another bus in sensors.bus)")
      ]
    case .notPermitted(let user):
      let group = bus.group ?? "i2c"
      return [
        Finding(
          .permission, subject, .fail, .words("denied"),
          "\(user) is not in the group \(group) and may not use \(bus.path)",
          mend: "sudo usermod -aG \(group) \(user), then log out and in again")
      ]
    case .notABus:
      return [
        Finding(
          .bus, subject, .fail, .words("no I2C bus"), "\(bus.path) is something else",
          mend: "name the bus in sensors.bus, usually /dev/i2c-1; ls /dev/i2c-* lists them")
      ]
    case .smbusOnly:
      return [
        Finding(
          .bus, subject, .fail, .words("SMBus only"),
          "the adapter of \(bus.path) can't read a run of registers in one transfer",
          mend: "name another bus in sensors.bus; ls /dev/i2c-* lists them")
      ]
    case .unusable(let error):
      return [
        Finding(
          .bus, subject, .fail, .words("unusable"), "\(bus.path): \(error)",
          mend: "sudo dmesg | grep -i i2c says what is wrong with the adapter")
      ]
    }
  }

  private static func opened(_ bus: BusEvidence, _ subject: Subject) -> [Finding] {
    var found: [Finding] = []
    if bus.isHDMI {
      found.append(
        Finding(
          .bus, subject, .fail, .words(bus.adapter ?? "HDMI"),
          "the bus of a screen's plug, which answers at every address",
          mend: "name the header's bus in sensors.bus, usually /dev/i2c-1"))
    } else {
      found.append(
        Finding(.bus, subject, .pass, .words("open"), bus.adapter ?? "adapter not named"))
    }
    found.append(
      Finding(
        .permission, subject, .pass, .words("granted"), bus.group.map { "group \($0)" } ?? ""))
    return found
  }
}
