internal import CLinuxIO

/// Why a GPIO line could not be had.
package enum GPIOError: Error, Equatable, CustomStringConvertible {
  case noChip(GPIOLineAddress)
  case chipUnusable(GPIOLineAddress, Errno)
  case noLine(GPIOLineAddress, Errno)
  case lineInUse(GPIOLineAddress)
  case lineUnusable(GPIOLineAddress, Errno)

  init(_ step: hinge_gpio_step, _ errno: Errno, _ address: GPIOLineAddress) {
    self =
      switch step {
      case HINGE_GPIO_FIND_CHIP: .noChip(address)
      case HINGE_GPIO_FIND_LINE: .noLine(address, errno)
      case HINGE_GPIO_REQUEST_LINE where errno == .busy: .lineInUse(address)
      case HINGE_GPIO_REQUEST_LINE where errno == .invalid: .noLine(address, errno)
      case HINGE_GPIO_REQUEST_LINE: .lineUnusable(address, errno)
      default: .chipUnusable(address, errno)
      }
  }

  package var description: String {
    switch self {
    case .noChip(let address):
      "\(address) can't be opened: no GPIO chip \(address.chip.map { "labeled \"\($0)\"" } ?? "of a Raspberry Pi") is here; "
        + "gpiodetect lists what is, for \(address.purpose.rawValue).chip."
    case .chipUnusable(let address, .accessDenied), .chipUnusable(let address, .notPermitted):
      "\(address) can't be opened: this user may not use GPIO; add it to the group gpio."
    case .chipUnusable(let address, let errno):
      "\(address) can't be opened: \(errno); gpiodetect lists the chips, for "
        + "\(address.purpose.rawValue).chip."
    case .noLine(let address, let errno):
      "\(address) does not exist: \(errno); gpioinfo lists the lines, for "
        + "\(address.purpose.rawValue).line."
    case .lineInUse(let address):
      "\(address) is in use by another program; gpioinfo names it, so stop it or choose another "
        + "\(address.purpose.rawValue).line."
    case .lineUnusable(let address, let errno):
      "\(address) can't be made an \(address.purpose == .buzzer ? "output" : "input"): \(errno); "
        + "gpioinfo lists the lines, for \(address.purpose.rawValue).line."
    }
  }
}
