//  LSM6DSO and LSM6DSOX: what is written and read, user bank, IF_INC set, little-endian.
//
//  Sources: ST's driver lsm6dso_reg; data sheet DS12140; application note AN5192. Bits that are marked
//  with a star are from memory and not verified. A dot is a bit that must stay 0.
//
//  addr  name          7     6     5     4     3     2     1     0    after reset   we write
//  ----  ------------  ----  ----  ----  ----  ----  ----  ----  ---- -----------   --------
//  09h   FIFO_CTRL3    BDR_GY (gyro)           BDR_XL (accelerometer)  00h           55h
//                      which rate goes into the FIFO; codes as the output rates
//  0Ah   FIFO_CTRL4    DEC_TS*     ODR_T_BATCH* .    FIFO_MODE         00h           00h, 06h
//                      mode 0 bypass: empty, 6 continuous: the oldest makes room
//  0Fh   WHO_AM_I      6Ch                                             6Ch           -
//  10h   CTRL1_XL      ODR_XL                  FS_XL       LPF2  .     00h           5Eh
//  11h   CTRL2_G       ODR_G                   FS_G        125   .     00h           54h
//  12h   CTRL3_C       BOOT  BDU   ILO   PP_OD SIM   IFINC .     RST   04h           01h, 44h
//  13h   CTRL4_C       .     SLP*  I2I1* .     MASK* I2CD* LPF1G .     00h           02h
//  15h   CTRL6_C       TRIG* LVL1* LVL2* XLHM* USRW* FTYPE             00h           05h
//                      gyro's low-pass at 208 Hz: 0 is 67 Hz, 4 62 Hz, 5 43 Hz, 6 23 Hz
//                      (ASM330LHH, table 53; same block here from memory, not verified)
//  17h   CTRL8_XL      HPCF              REF*  FAST* SLOPE .     6D*   00h           00h
//                      with LPF2: 0 is ODR/4, 1 ODR/10, 2 ODR/20
//  18h   CTRL9_XL      DEN*                          LH*   I3CD  .     E0h           E2h
//  3Ah   FIFO_STATUS1  level, low byte                                 -             -
//  3Bh   FIFO_STATUS2  WTM   OVR   FULL  BDR   LATCH .     level 9:8   -             -
//                      OVR full, FULL full at the next sample, LATCH words were lost
//                      since it was last read; the level counts words of seven bytes
//  63h   FREQ_FINE     own clock's error, signed, 0.15 % each*         trimmed       -
//  78h   FIFO_TAG      sensor                        count       PAR   -             -
//  79h   FIFO_X_L      six bytes: x, y, z
//   to                 reading 7Eh takes the word away, and the next byte
//  7Eh   FIFO_Z_H      read is the tag of the next word
//
//  A tag:  sensor 1 gyro, 2 accelerometer, 3 temperature, 4 time, 5 configuration change
//          count  two bits that go up with each sample slot: gyro and accelerometer of one slot
//                 have the same
//          PAR    makes the number of ones in the byte even

/// Register numbers and the values written, in the map above.
enum LSM6DSORegister {
  static let fifoControl3: UInt8 = 0x09
  static let fifoControl4: UInt8 = 0x0A
  static let control1: UInt8 = 0x10
  static let control2: UInt8 = 0x11
  static let control4: UInt8 = 0x13
  static let control6: UInt8 = 0x15
  static let control8: UInt8 = 0x17
  static let control9: UInt8 = 0x18
  static let fifoStatus1: UInt8 = 0x3A
  static let fifoTag: UInt8 = 0x78

  /// Bits of FIFO_STATUS2 that mean that words are gone, or will be before a read is through.
  static let lossFlags: UInt8 = 0x68
  static let levelHighBits: UInt8 = 0x03

  static let bypass: UInt8 = 0
  static let continuous: UInt8 = 6
  /// LPF2 of the accelerometer on.
  static let lowPass2: UInt8 = 0x02
  /// LPF1 of the gyro on.
  static let lowPass1: UInt8 = 0x02
  /// 43 Hz at 208 Hz, the nearest to the accelerometer's 52 Hz: what turns fast is to be late by
  /// about the same in both.
  static let gyroLowPass: UInt8 = 0x05
  /// The values after reset with I3C_disable: the I3C part of the interface listens to the same two
  /// lines.
  static let i3cOff: UInt8 = 0xE2
}
