/// The MPU-6050 and everything that kept its register map: MPU-6000, 6500, 9250, ICM-20689 and so
/// on. What differs between them is in `MPU6050.Profile`.
///
/// Source: RM-MPU-6000A "MPU-6000 and MPU-6050 Register Map and Descriptions" 4.2, section 4, in which
/// the registers stand in this order; RM-MPU-6500A for what the 6500 has more; the kernel's
/// inv_mpu6050 driver for the ICM parts.
///
///     address  name               bits 7...0                                             written
///     0x06-0B  XA_OFFS_H...       accelerometer trim of the 6050, from the factory       -
///     0x19     SMPLRT_DIV         rate = 1 kHz / (1 + divider)                           0x04
///     0x1A     CONFIG             . FIFO_MODE(6500) EXT_SYNC(3) DLPF_CFG(3)              0x03
///     0x1B     GYRO_CONFIG        XG_ST YG_ST ZG_ST FS_SEL(2) . FCHOICE_B(2, 6500)       0x08
///     0x1C     ACCEL_CONFIG       XA_ST YA_ST ZA_ST AFS_SEL(2) ...                       0x10
///     0x1D     ACCEL_CONFIG_2     FIFO_SIZE(2, 20689) .. FCHOICE_B A_DLPF_CFG(3)         0x03
///     0x23     FIFO_EN            TEMP XG YG ZG ACCEL SLV2 SLV1 SLV0                     0xF8
///     0x37     INT_PIN_CFG        LEVEL OPEN LATCH RD_CLEAR FSYNC(2) BYPASS .            0x00
///     0x38     INT_ENABLE         . MOT(6500) . FIFO_OFLOW I2C_MST .. DATA_RDY           0x11
///     0x3A     INT_STATUS         as INT_ENABLE; cleared when read                       -
///     0x3B-48  ACCEL_XOUT_H...    ax ay az T gx gy gz, high byte first                   -
///     0x68     SIGNAL_PATH_RESET  ..... GYRO ACCEL TEMP; clears itself                   0x07
///     0x6A     USER_CTRL          DMP FIFO_EN I2C_MST I2C_IF_DIS . FIFO_RESET I2C SIG    0x40
///     0x6B     PWR_MGMT_1         DEVICE_RESET SLEEP CYCLE . TEMP_DIS CLKSEL(3)          0x01
///     0x6C     PWR_MGMT_2         LP_WAKE(2) STBY: XA YA ZA XG YG ZG                     0x00
///     0x72-73  FIFO_COUNTH/L      bytes in the FIFO; reading the high one holds the low  -
///     0x74     FIFO_R_W           the oldest byte; a burst stays at this address         -
///     0x75     WHO_AM_I           see `Profile`                                          -
///     0x77-7E  XA_OFFSET_H...     accelerometer trim of the 6500 and later               -
///
/// Nothing else is written: stray writes to reserved registers have ruined an ICM-20689
/// (betaflight#11584).
package enum MPU6050 {
  enum Register {
    static let sampleRateDivider: UInt8 = 0x19
    static let config: UInt8 = 0x1A
    static let gyroConfig: UInt8 = 0x1B
    static let accelConfig: UInt8 = 0x1C
    static let accelConfig2: UInt8 = 0x1D
    static let fifoEnable: UInt8 = 0x23
    static let interruptPin: UInt8 = 0x37
    static let interruptEnable: UInt8 = 0x38
    static let signalPathReset: UInt8 = 0x68
    static let userControl: UInt8 = 0x6A
    static let power1: UInt8 = 0x6B
    static let power2: UInt8 = 0x6C
    static let fifoCount: UInt8 = 0x72
    static let fifoData: UInt8 = 0x74
    static let whoAmI: UInt8 = 0x75
  }

  /// The trim registers: of the 6050, and of the 6500 and later, where 0x79 and 0x7C are reserved.
  /// A part's may change while it runs, which reads as a jump of force (seen with the ICM-20602).
  static let trims6050: [UInt8] = [0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B]
  static let trims6500: [UInt8] = [0x77, 0x78, 0x7A, 0x7B, 0x7D, 0x7E]

  /// Between the ranges and FIFO_EN: thresholds and durations of motion interrupts, a low-power rate,
  /// reserved ones; and the reserved ones among the trims.
  static let plain: [ClosedRange<UInt8>] = [0x1D...0x22, 0x79...0x79, 0x7C...0x7C]

  /// FIFO_EN = 0xF8 puts the data registers into the FIFO in their own order:
  ///
  ///     byte  0  1  2  3  4  5  6  7  8  9 10 11 12 13
  ///           ax    ay    az    T     gx    gy    gz      high byte first
  ///
  /// The temperature is not needed for itself: it is the only thing in the record that tells a shifted
  /// stream from a true one.
  static let record = WordRecord(force: 0, temperature: 6, rate: 8)
}
