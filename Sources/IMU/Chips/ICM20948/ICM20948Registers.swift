/// The ICM-20948. Its registers lie in four banks; each has REG_BANK_SEL at 0x7F.
///
/// Source: DS-000189 "ICM-20948", the register map and its descriptions. What is marked (m) is from
/// memory, not verified.
///
///     bank address  name                bits 7...0                                    written
///     any  0x7F     REG_BANK_SEL        .. BANK(2) ....: 0x00, 0x10, 0x20, 0x30       0x00
///     0    0x00     WHO_AM_I            0xEA                                          -
///     0    0x03     USER_CTRL           DMP FIFO_EN I2C_MST I2C_IF_DIS ...            0x40
///     0    0x05     LP_CONFIG           . I2C_MST ACCEL GYRO: CYCLE ....  (m)         0x00
///     0    0x06     PWR_MGMT_1          DEVICE_RESET SLEEP LP_EN . TEMP_DIS CLKSEL(3) 0x01
///     0    0x07     PWR_MGMT_2          .. DISABLE_ACCEL(3) DISABLE_GYRO(3)           0x00
///     0    0x0F     INT_PIN_CFG         ACTL OPEN LATCH ANYRD_2CLEAR FSYNC(2) BYPASS .0x00
///     0    0x11     INT_ENABLE_1        ....... RAW_DATA_0_RDY                        0x01
///     0    0x2D-3A  ACCEL_XOUT_H...     ax ay az gx gy gz T, high byte first          -
///     0    0x67     FIFO_EN_2           ... ACCEL GYRO_Z GYRO_Y GYRO_X TEMP           0x1F
///     0    0x68     FIFO_RST            ... FIFO_RESET(5): set, then cleared          0x1F 0
///     0    0x69     FIFO_MODE           ... (5): 0 overwrites the oldest              0x00
///     0    0x70-71  FIFO_COUNTH/L       bytes in the FIFO                             -
///     0    0x72     FIFO_R_W            the oldest byte; a burst stays here           -
///     2    0x00     GYRO_SMPLRT_DIV     rate = 1125 Hz / (1 + divider)                0x04
///     2    0x01     GYRO_CONFIG_1       .. DLPFCFG(3) FS_SEL(2) FCHOICE               0x1B
///     2    0x09     ODR_ALIGN_EN        ....... ENABLE  (m)                           0x01
///     2    0x10-11  ACCEL_SMPLRT_DIV    .... (12 bits), high byte first  (m)          0, 0x04
///     2    0x14     ACCEL_CONFIG        .. DLPFCFG(3) FS_SEL(2) FCHOICE               0x1D
package enum ICM20948 {
  static let identity: UInt8 = 0xEA

  enum Register {
    static let whoAmI: UInt8 = 0x00
    static let userControl: UInt8 = 0x03
    static let lowPower: UInt8 = 0x05
    static let power1: UInt8 = 0x06
    static let power2: UInt8 = 0x07
    static let interruptPin: UInt8 = 0x0F
    static let interruptEnable1: UInt8 = 0x11
    static let fifoEnable2: UInt8 = 0x67
    static let fifoReset: UInt8 = 0x68
    static let fifoMode: UInt8 = 0x69
    static let fifoCount: UInt8 = 0x70
    static let fifoData: UInt8 = 0x72
    static let bank: UInt8 = 0x7F
  }

  /// In bank 2.
  enum Register2 {
    static let gyroDivider: UInt8 = 0x00
    static let gyroConfig1: UInt8 = 0x01
    static let alignRates: UInt8 = 0x09
    static let accelDividerHigh: UInt8 = 0x10
    static let accelDividerLow: UInt8 = 0x11
    static let accelConfig: UInt8 = 0x14
  }

  /// What REG_BANK_SEL holds: the bank's number in bits 5 and 4.
  static let bank0: UInt8 = 0x00
  static let bank2: UInt8 = 0x20

  /// The data registers in their own order, which is not the MPU-6050's: the temperature is last. That
  /// the FIFO follows it is from memory, not verified.
  ///
  ///     byte  0  1  2  3  4  5  6  7  8  9 10 11 12 13
  ///           ax    ay    az    gx    gy    gz    T       high byte first
  static let record = WordRecord(force: 0, temperature: 12, rate: 6)
}
