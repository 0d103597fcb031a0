import HingeCore

extension EmulatedMPU {
  /// Which of the family it is.
  package struct Model: Sendable {
    package let identity: UInt8
    let powerAfterReset: UInt8
    /// 512 << FIFO_SIZE where `choosesFIFO`.
    let fifoBytes: Int
    let countsPerDegree: Double
    /// Degrees Celsius at a count of zero.
    let zero: Double
    var choosesFIFO = false
    /// The 6050: no ACCEL_CONFIG_2, no FIFO_MODE, trims at 0x06.
    var isFirst = false
    /// FIFO_EN has a bit for the temperature and one for each axis of the gyro; else the temperature
    /// goes along with the rest.
    var hasSingleAxes = true
    /// Where FS_SEL begins in GYRO_CONFIG.
    var gyroShift: UInt8 = 3
    var gyroStart = TimeSpan(milliseconds: 70)
    var accelStart = TimeSpan(milliseconds: 30)

    package static let mpu6050 = Model(
      identity: 0x68, powerAfterReset: 0x40, fifoBytes: 1024, countsPerDegree: 340, zero: 36.53,
      isFirst: true, gyroStart: TimeSpan(milliseconds: 60), accelStart: TimeSpan(milliseconds: 20))
    package static let mpu6500 = Model(
      identity: 0x70, powerAfterReset: 0x01, fifoBytes: 512, countsPerDegree: 333.87, zero: 21)
    package static let mpu9250 = Model(
      identity: 0x71, powerAfterReset: 0x01, fifoBytes: 512, countsPerDegree: 333.87, zero: 21)
    package static let icm20689 = Model(
      identity: 0x98, powerAfterReset: 0x40, fifoBytes: 512, countsPerDegree: 326.8, zero: 25,
      choosesFIFO: true)
    package static let icm20602 = Model(
      identity: 0x12, powerAfterReset: 0x41, fifoBytes: 1008, countsPerDegree: 326.8, zero: 25,
      hasSingleAxes: false, gyroStart: TimeSpan(milliseconds: 100),
      accelStart: TimeSpan(milliseconds: 20))
    package static let icm20690 = Model(
      identity: 0x20, powerAfterReset: 0x41, fifoBytes: 1024, countsPerDegree: 326.8, zero: 25,
      hasSingleAxes: false, gyroShift: 2, gyroStart: TimeSpan(milliseconds: 80),
      accelStart: TimeSpan(milliseconds: 10))

    /// A chip that nobody knows and that behaves as an MPU-6500.
    package static func unknown(_ identity: UInt8) -> Model {
      Model(
        identity: identity, powerAfterReset: 0x01, fifoBytes: 512, countsPerDegree: 333.87, zero: 21
      )
    }

    package static let all = [mpu6050, mpu6500, mpu9250, icm20689, icm20602, icm20690]

    var trims: [UInt8] {
      isFirst
        ? [0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B] : [0x77, 0x78, 0x7A, 0x7B, 0x7D, 0x7E]
    }

    /// Given for writing by the register maps. The trims are too; to write them spoils the part's own
    /// calibration, so that here they are not.
    var writable: Set<UInt8> {
      var registers: Set<UInt8> = [
        0x19, 0x1A, 0x1B, 0x1C, 0x1F, 0x23, 0x24, 0x37, 0x38, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C,
        0x74,
      ]
      registers.formUnion(0x13...0x18)
      if !isFirst { registers.formUnion([0x1D, 0x1E]) }
      return registers
    }
  }
}
