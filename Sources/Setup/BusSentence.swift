package import IMU
import LinuxIO

/// What a failed transaction means to whoever has the wires in hand, and what to do.
package enum BusSentence {
  /// The rest of a sentence that begins with the chip's place.
  package static func text(_ error: BusError) -> String {
    let number = error.errno == 0 ? "" : " (\(Errno(code: error.errno)))"
    return switch error.kind {
    case .noAnswer:
      "does not answer\(number): check supply, ground, SDA, SCL and the address pin (AD0 or SDO)."
    case .timedOut:
      "times out\(number): a line of the bus is held low, by a loose or shorted wire or a chip that "
        + "hangs; take the sensors' supply off and put it on again."
    case .arbitrationLost:
      "loses the bus\(number): noise, or a clock too fast for it; use shorter wires or a slower bus "
        + "(dtparam=i2c_arm_baudrate)."
    case .failed: "breaks off\(number): check the wires, and that none is longer than 30 cm."
    case .inUse: "is held by a driver of the kernel\(number): remove its dtoverlay."
    case .unsupported: "can't be asked as it must\(number): the adapter does not know how."
    case .unavailable: "is on a bus that is gone\(number): see that I2C is switched on."
    }
  }
}
