internal import CLinuxIO

/// Why an I2C bus, or a chip on it, can't be had: each in one sentence that says what to do.
package enum I2CError: Error, Equatable, CustomStringConvertible {
  /// ENOENT: I2C is switched off, or the module i2c-dev is not loaded.
  case missing(path: String)
  /// EACCES, EPERM: not this user's.
  case notPermitted(path: String, Errno)
  /// It opens, but does not know what an I2C bus knows.
  case notABus(path: String, Errno)
  /// The adapter can do the SMBus commands only.
  case smbusOnly(path: String)
  /// A driver of the kernel holds the chip; nil: which one is not known.
  case inUse(path: String, address: UInt8, driver: String?)
  case unusable(path: String, Errno)

  init(_ step: hinge_i2c_step, _ errno: Errno, path: String) {
    self =
      switch (step, errno) {
      case (HINGE_I2C_OPEN, .noSuchFile): .missing(path: path)
      case (HINGE_I2C_OPEN, .accessDenied), (HINGE_I2C_OPEN, .notPermitted):
        .notPermitted(path: path, errno)
      case (HINGE_I2C_ASK_FUNCTIONS, _): .notABus(path: path, errno)
      case (HINGE_I2C_PLAIN_MESSAGES, _): .smbusOnly(path: path)
      default: .unusable(path: path, errno)
      }
  }

  package var description: String {
    switch self {
    case .missing(let path):
      "\(path) is not there: switch I2C on (raspi-config, Interface Options) and load the module "
        + "i2c-dev, or name another bus in sensors.bus."
    case .notPermitted(let path, let errno):
      "\(path) is not for this user: \(errno); add the user to the group i2c and log in again."
    case .notABus(let path, let errno):
      "\(path) is no I2C bus: \(errno); name one in sensors.bus, such as /dev/i2c-1."
    case .smbusOnly(let path):
      "The adapter of \(path) can do SMBus commands only, which tear a sensor's data; name another "
        + "bus in sensors.bus."
    case .inUse(let path, let address, let driver):
      "The chip 0x\(String(address, radix: 16)) on \(path) is held by "
        + (driver.map { "the kernel's driver \($0)" } ?? "a driver of the kernel")
        + ": remove its dtoverlay from /boot/firmware/config.txt and start the Pi again."
    case .unusable(let path, let errno):
      "\(path) can't be used: \(errno); 'dmesg' may say what is wrong with the adapter."
    }
  }
}
