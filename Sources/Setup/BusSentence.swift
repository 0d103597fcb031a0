package import IMU
import LinuxIO

/// What a failed transaction means to whoever has the wires in hand, and what to do.
package enum BusSentence {
  /// The rest of a sentence that begins with the chip's place.
  package static func text(_ error: BusError) -> String { "\(what(error)): \(act(error))." }

  /// What happened, with the system's own words for it.
  package static func what(_ error: BusError) -> String {
    let number = error.errno == 0 ? "" : " (\(Errno(code: error.errno)))"
    let text =
      switch error.kind {
      case .noAnswer: "does not answer"
      case .timedOut: "times out"
      case .arbitrationLost: "loses the bus"
      case .failed: "breaks off"
      case .inUse: "is held by a driver of the kernel"
      case .unsupported: "can't be asked as it must"
      case .unavailable: "is on a bus that is gone"
      }
    return text + number
  }

  /// What to do about it.
  package static func act(_ error: BusError) -> String {
    switch error.kind {
    case .noAnswer: "check supply, ground, SDA, SCL and the address pin (AD0 or SDO)"
    case .timedOut:
      "a line of the bus is held low, by a loose or shorted wire or a chip that hangs; take the "
        + "sensors' supply off and put it on again"
    case .arbitrationLost:
      "noise, or a clock too fast for it; use shorter wires or a slower bus "
        + "(dtparam=i2c_arm_baudrate)"
    case .failed: "check the wires, and that none is longer than 30 cm"
    case .inUse: "remove its dtoverlay"
    case .unsupported: "the adapter does not know how; name another bus in sensors.bus"
    case .unavailable: "see that I2C is switched on"
    }
  }
}
