/// Which GPIO line: on which chip, and there by number or by name.
package struct GPIOLineAddress: Equatable, Sendable, CustomStringConvertible {
  /// A device (`/dev/gpiochip0`), a label (`pinctrl-bcm2711`), or nil for the chip that drives a
  /// Raspberry Pi's 40-pin header, whose number differs between boards.
  package var chip: String?
  package enum Line: Equatable, Sendable {
    /// On a Raspberry Pi the BCM number: 18 is GPIO18, pin 12 of the header.
    case offset(UInt32)
    case name(String)
  }
  package var line: Line

  package init(chip: String?, line: Line) {
    self.chip = chip
    self.line = line
  }

  package var description: String {
    let place = chip ?? "the Raspberry Pi's header"
    return switch line {
    case .offset(let offset): "GPIO line \(offset) of \(place)"
    case .name(let name): "GPIO line \"\(name)\" of \(place)"
    }
  }
}

/// Why a GPIO line could not be had.
package enum GPIOError: Error, Equatable, CustomStringConvertible {
  case noChip(GPIOLineAddress)
  case chipUnusable(GPIOLineAddress, Errno)
  case noLine(GPIOLineAddress, Errno)
  case lineInUse(GPIOLineAddress)
  case lineUnusable(GPIOLineAddress, Errno)

  package var description: String {
    switch self {
    case .noChip(let address):
      "\(address) can't be opened: no GPIO chip \(address.chip.map { "labeled \"\($0)\"" } ?? "of a Raspberry Pi") is here; "
        + "gpiodetect lists what is, for buzzer.chip."
    case .chipUnusable(let address, .accessDenied), .chipUnusable(let address, .notPermitted):
      "\(address) can't be opened: this user may not use GPIO; add it to the group gpio."
    case .chipUnusable(let address, let errno):
      "\(address) can't be opened: \(errno); gpiodetect lists the chips, for buzzer.chip."
    case .noLine(let address, let errno):
      "\(address) does not exist: \(errno); gpioinfo lists the lines, for buzzer.line."
    case .lineInUse(let address):
      "\(address) is in use by another program; gpioinfo names it, so stop it or choose another "
        + "buzzer.line."
    case .lineUnusable(let address, let errno):
      "\(address) can't be made an output: \(errno); gpioinfo lists the lines, for buzzer.line."
    }
  }
}
