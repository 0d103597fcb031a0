internal import CLinuxIO
internal import Glibc
package import IMU

/// What a failed call on an I2C bus means. From the kernel's i2c/fault-codes document and the
/// drivers of the Raspberry Pi's adapters (i2c-bcm2835 to the Pi 4, i2c-designware on the Pi 5).
extension BusError {
  /// A transfer failed.
  package init(transferring errno: Int32) {
    self.init(Self.kind(transferring: errno), errno: errno)
  }

  /// The kernel would not let us have an address.
  package init(claiming errno: Int32) {
    // Only here EBUSY means a driver of the kernel.
    self.init(errno == EBUSY ? .inUse : Self.kind(transferring: errno), errno: errno)
  }

  /// The bus could not be opened.
  package init(opening error: I2CError) {
    switch error {
    case .smbusOnly: self.init(.unsupported, errno: EOPNOTSUPP)
    case .inUse: self.init(.inUse, errno: EBUSY)
    case .missing: self.init(.unavailable, errno: ENOENT)
    case .notPermitted(_, let errno), .notABus(_, let errno), .unusable(_, let errno):
      self.init(.unavailable, errno: errno.code)
    }
  }

  private static func kind(transferring errno: Int32) -> Kind {
    switch errno {
    // Not acknowledged: EREMOTEIO from both of the Pi's adapters, ENXIO from others, ENODEV from
    // the kernel's i2c-stub and from an adapter that is gone.
    case EREMOTEIO, ENXIO, ENODEV: .noAnswer
    // A line held low; EBUSY is what some adapters say of a bus that is busy for too long.
    case ETIMEDOUT, EBUSY: .timedOut
    // designware: arbitration lost. No "try later": noise, or a bus that is clocked too fast.
    case EAGAIN: .arbitrationLost
    // A message list that the adapter or the kernel refuses, such as more than 8192 bytes.
    case EINVAL, EOPNOTSUPP: .unsupported
    // Not open, no I2C bus at all, or taken away from this user.
    case EBADF, ENOENT, ENOTTY, EACCES, EPERM: .unavailable
    // EIO: given up in the middle (bcm2835: a chip that stretches the clock too long). Whatever
    // else a driver says is no better known; a storm of signals (EINTR) is over by the next try.
    default: .failed
    }
  }
}
