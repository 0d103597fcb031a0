/// A PWM chip as the kernel shows it in `class/pwm`.
struct PWMChip: Equatable {
  /// `class/pwm/pwmchip0`, below the tree's root.
  var folder: String
  /// The path of the device behind it, without links:
  /// `/sys/devices/platform/axi/1000120000.pcie/1f00098000.pwm/pwm/pwmchip0`.
  var device: String
  var channels: Int

  /// The chips that drive a header's pins: Pi 5, Pi 4, Pi 2 and 3, Pi 1 and Zero.
  private static let headers = ["1f00098000.pwm", "fe20c000.pwm", "3f20c000.pwm", "2020c000.pwm"]

  /// The one chip that an address means. Links are followed first, since only the device's own path
  /// says what it is.
  static func find(_ address: PWMAddress, in tree: SystemTree) throws(PWMError) -> PWMChip {
    let chips = all(in: tree)
    let fitting: [PWMChip]
    if let wanted = address.device {
      // A given path may itself be a link, such as /sys/class/pwm/pwmchip0.
      let resolved = wanted.hasPrefix("/") ? SystemTree.resolved(wanted) ?? wanted : wanted
      fitting = chips.filter { $0.device.contains(resolved) }
    } else {
      let known = chips.filter { chip in headers.contains { chip.device.contains($0) } }
      fitting = known.isEmpty ? chips : known
    }
    guard let chip = fitting.first else {
      throw .noChip(address, found: chips.map(\.name))
    }
    if fitting.count > 1 { throw .ambiguous(address, found: fitting.map(\.name)) }
    if !(0..<chip.channels).contains(address.channel) {
      throw .noChannel(address, channels: chip.channels)
    }
    return chip
  }

  static func all(in tree: SystemTree) -> [PWMChip] {
    tree.names(in: "class/pwm").filter { $0.hasPrefix("pwmchip") }.compactMap { name in
      let folder = "class/pwm/\(name)"
      guard let device = tree.resolved(folder),
        let channels = tree.line("\(folder)/npwm").flatMap({ Int($0) })
      else { return nil }
      return PWMChip(folder: folder, device: device, channels: channels)
    }
  }

  /// The part of the path that tells the device from others: the folder above `pwm/pwmchipN`.
  var name: String {
    let parts = device.split(separator: "/")
    return String(parts.dropLast(2).last ?? parts.last ?? "")
  }
}
