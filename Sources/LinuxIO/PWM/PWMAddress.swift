/// Which PWM channel of which chip.
package struct PWMAddress: Equatable, Sendable, CustomStringConvertible {
  /// A part of the device's path, such as `1f00098000.pwm`, or a whole path; nil: the chip behind a
  /// Raspberry Pi's header, or the only one there is. Never a pwmchip's number: that changes
  /// between kernels.
  package var device: String?
  package var channel: Int

  package init(device: String?, channel: Int) {
    self.device = device
    self.channel = channel
  }

  package var description: String {
    "PWM channel \(channel) of \(device ?? "the Raspberry Pi's header")"
  }
}

/// What is heard: how high and how loud.
package struct PWMTone: Equatable, Sendable {
  package var frequencyHz: Int
  /// The share of a period that the line is high. A piezo is loudest at 50.
  package var strengthPercent: Int

  package init(frequencyHz: Int, strengthPercent: Int) {
    self.frequencyHz = frequencyHz
    self.strengthPercent = strengthPercent
  }

  package var periodNS: Int { 1_000_000_000 / max(1, frequencyHz) }
  package var dutyNS: Int { periodNS * min(max(strengthPercent, 0), 100) / 100 }
}

/// Why a PWM channel can't be had: each in one sentence that says what to do.
package enum PWMError: Error, Equatable, CustomStringConvertible {
  /// No chip, or none of that name. The chips that are there, as the settings would name them.
  case noChip(PWMAddress, found: [String])
  /// More than one chip fits.
  case ambiguous(PWMAddress, found: [String])
  case noChannel(PWMAddress, channels: Int)
  case notPermitted(PWMAddress, path: String, Errno)
  case unusable(PWMAddress, path: String, Errno)

  package var description: String {
    switch self {
    case .noChip(let address, let found) where found.isEmpty:
      "\(address) is not there: no PWM at all is switched on; add dtoverlay=pwm,pin=18,func=2 to "
        + "/boot/firmware/config.txt and start the Pi again."
    case .noChip(let address, let found):
      "\(address) is not there: buzzer.pwm_device must be a part of one of "
        + found.joined(separator: ", ") + "."
    case .ambiguous(let address, let found):
      "\(address) fits more than one device: name one in buzzer.pwm_device, of "
        + found.joined(separator: ", ") + "."
    case .noChannel(let address, let channels):
      "\(address) does not exist: buzzer.pwm_channel must be less than \(channels)."
    case .notPermitted(_, let path, let errno):
      "\(path) is not for this user: \(errno); add the user to the group gpio and log in again, or "
        + "give that group the PWM files with a udev rule."
    case .unusable(let address, let path, let errno):
      "\(address) can't be used: \(path): \(errno); another overlay may hold the pin or the clock."
    }
  }
}
