//  LSM6DS3 and LSM6DS3TR-C: what is written and read, IF_INC set, little-endian.
//
//  Sources: data sheet of the LSM6DSL, DocID028475 Rev 7, whose register map the TR-C shares; LSM6DS3:
//  ST's driver and application note AN4650, where it differs from memory, not verified. A dot is a bit
//  that must stay 0, a star marks what was not looked up.
//
//  addr  name          7     6     5     4     3     2     1     0    after reset   we write
//  ----  ------------  ----  ----  ----  ----  ----  ----  ----  ---- -----------   --------
//  08h   FIFO_CTRL3    .     .     DEC_GYRO          DEC_XL            00h           09h
//                      0 not in the FIFO, 1 every sample, 2 every second, ...
//  0Ah   FIFO_CTRL5    .     ODR_FIFO                FIFO_MODE         00h           28h, 2Eh
//                      rate as of the sensors; mode 0 bypass: empty, 6 continuous
//  0Fh   WHO_AM_I      69h LSM6DS3, 6Ah LSM6DS3TR-C (and LSM6DSL)      69h, 6Ah      -
//  10h   CTRL1_XL      ODR_XL                  FS_XL       bandwidth   00h     (9.13)
//                      69h: BW_XL 0 400, 1 200, 2 100, 3 50 Hz                       5Fh
//                      6Ah: bit 1 LPF1_BW_SEL: ODR/4 in place of ODR/2               5Eh
//  11h   CTRL2_G       ODR_G                   FS_G        125   .     00h     (9.14) 54h
//  12h   CTRL3_C       BOOT  BDU   ILO   PP_OD SIM   IFINC BLE   RST   04h     (9.15) 01h, 44h
//  13h   CTRL4_C       69h: bit 7 XL_BW_SCAL_ODR: BW_XL counts*        00h           80h
//                      6Ah: left alone                                               -
//  3Ah   FIFO_STATUS1  level, low byte                                 -       (9.53) -
//  3Bh   FIFO_STATUS2  FTH   OVR   FULL  EMPTY level, high bits        -       (9.54) -
//                      OVR full, FULL full at the next sample; the level counts 16-bit
//                      words: 12 bits on 69h, 11 on 6Ah, whose bit 3 stays 0. A full FIFO
//                      is one more than they can say, and has been seen to read 0
//  3Ch   FIFO_STATUS3  FIFO_PATTERN, low byte: which word of the       -       (9.55) -
//  3Dh   FIFO_STATUS4  pattern is read next; bits 9:8                  -       (9.56) -
//  3Eh   FIFO_DATA_L   the next word; reading 3Fh takes it away,       -       (9.57) -
//  3Fh   FIFO_DATA_H   and the byte after is 3Eh of the next*          -       (9.58) -
//
//  Pattern with both sensors at one rate: gyro x, y, z, accelerometer x, y, z.

/// Register numbers and the values written, in the map above.
enum LSM6DS3Register {
  static let fifoControl3: UInt8 = 0x08
  static let fifoControl5: UInt8 = 0x0A
  static let control1: UInt8 = 0x10
  static let control2: UInt8 = 0x11
  static let control4: UInt8 = 0x13
  static let fifoStatus1: UInt8 = 0x3A
  static let fifoData: UInt8 = 0x3E

  /// Bits of FIFO_STATUS2 that mean that words are gone, or will be before a read is through.
  static let lossFlags: UInt8 = 0x60
  static let levelHighBits: UInt8 = 0x0F
  static let patternHighBits: UInt8 = 0x03

  /// Every sample of both sensors.
  static let everySample: UInt8 = 0x09
  static let bypass: UInt8 = 0
  static let continuous: UInt8 = 6
  /// BW_XL of the LSM6DS3: 50 Hz, of use only with the bit below.
  static let analog50Hz: UInt8 = 0x03
  static let analogByHand: UInt8 = 0x80
  /// LPF1_BW_SEL of the TR-C: 52 Hz at 208 Hz.
  static let quarterRate: UInt8 = 0x02
}
