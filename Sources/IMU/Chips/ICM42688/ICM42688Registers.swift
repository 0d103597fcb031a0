/// The ICM-42688-P, and the ICM-42686-P with its doubled largest ranges. Register banks are chosen at
/// 0x76 by their plain number, 0 to 4; the driver never leaves bank 0.
///
/// Source: DS-000347 "ICM-42688-P", the user bank 0 register map, and the kernel's inv_icm42600
/// driver. Registers 0x4B bit 3, 0x4D and 0x5F bits 4 to 6: from memory, not verified.
///
///     address  name                 bits 7...0                                           written
///     0x11     DEVICE_CONFIG        ... SPI_MODE ... SOFT_RESET                          0x01
///     0x16     FIFO_CONFIG          MODE(2): 0 off, 1 stream, 2 stop when full           0x40
///     0x1D-2A  TEMP_DATA1...        T ax ay az gx gy gz                                  -
///     0x2D     INT_STATUS           . FSYNC PLL RESET_DONE DATA FIFO_THS FULL AGC        -
///     0x2E-2F  FIFO_COUNTH/L        bytes in the FIFO                                    -
///     0x30     FIFO_DATA            the oldest byte; a burst stays at this address       -
///     0x4B     SIGNAL_PATH_RESET    .... ABORT TMST_STROBE FIFO_FLUSH .; clears itself   0x02
///     0x4C     INTF_CONFIG0         HOLD_LAST COUNT_REC COUNT_BE DATA_BE .. SIFS(2)      -
///     0x4D     INTF_CONFIG1         .... ACCEL_LP_CLK RTC_MODE CLKSEL(2)                 0x91
///     0x4E     PWR_MGMT0            .. TEMP_DIS IDLE GYRO_MODE(2) ACCEL_MODE(2)          0x0F
///     0x4F     GYRO_CONFIG0         FS_SEL(3) . ODR(4)                                   0x47
///     0x50     ACCEL_CONFIG0        FS_SEL(3) . ODR(4)                                   0x27
///     0x52     GYRO_ACCEL_CONFIG0   ACCEL_UI_FILT_BW(4) GYRO_UI_FILT_BW(4)               0x33
///     0x5F     FIFO_CONFIG1         . PARTIAL WM_GT HIRES TMST TEMP GYRO ACCEL           0x0F
///     0x64     INT_CONFIG1          . TPULSE TDEASSERT ASYNC_RESET ....                  0x00
///     0x75     WHO_AM_I             0x47, of the ICM-42686-P 0x44                        -
///     0x76     REG_BANK_SEL         ..... BANK(3)                                        0x00
package enum ICM42688 {
  enum Register {
    static let deviceConfig: UInt8 = 0x11
    static let fifoConfig: UInt8 = 0x16
    static let interruptStatus: UInt8 = 0x2D
    static let fifoCount: UInt8 = 0x2E
    static let fifoData: UInt8 = 0x30
    static let signalPathReset: UInt8 = 0x4B
    static let interface0: UInt8 = 0x4C
    static let interface1: UInt8 = 0x4D
    static let power: UInt8 = 0x4E
    static let gyroConfig: UInt8 = 0x4F
    static let accelConfig: UInt8 = 0x50
    static let filters: UInt8 = 0x52
    static let fifoConfig1: UInt8 = 0x5F
    static let interruptConfig1: UInt8 = 0x64
    static let whoAmI: UInt8 = 0x75
    static let bank: UInt8 = 0x76
  }

  /// Samples a second. Codes of both ODR fields; rates below 25 Hz, and above 1 kHz, are of no use
  /// here.
  package enum DataRate: UInt8, CaseIterable, Sendable {
    case hz1000 = 0x6
    case hz200 = 0x7
    case hz100 = 0x8
    case hz50 = 0x9
    case hz25 = 0xA
    case hz500 = 0xF

    /// Between two samples, microseconds.
    package var interval: Int64 {
      switch self {
      case .hz1000: 1000
      case .hz500: 2000
      case .hz200: 5000
      case .hz100: 10_000
      case .hz50: 20_000
      case .hz25: 40_000
      }
    }
  }

  /// The two chips: same map, same record. In the ICM-42686-P FS_SEL 0 is ±32 g and ±4000 °/s, so that
  /// every other range's code is one higher; a driver that did not know would take ±8 g for ±16 g
  /// (kernel: inv_icm42686_accel_fs, inv_icm42686_gyro_fs).
  struct Model: Sendable {
    let name: String
    let identity: UInt8
    /// FS_SEL of ±16 g and ±2000 °/s.
    let largestCode: UInt8

    static let all = [
      Model(name: "ICM-42688-P", identity: 0x47, largestCode: 0),
      Model(name: "ICM-42686-P", identity: 0x44, largestCode: 1),
    ]

    /// The codes fall as the ranges grow.
    func code(_ range: InvenSense.AccelRange) -> UInt8 { largestCode + UInt8(3 - range.rawValue) }
    func code(_ range: InvenSense.GyroRange) -> UInt8 { largestCode + UInt8(3 - range.rawValue) }
  }
}
