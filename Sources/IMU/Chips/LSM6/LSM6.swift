package import HingeCore

/// What ST's LSM6 parts of both generations have in common: where they answer, and the codes for
/// ranges and rates. Codes and sensitivities: ST's own drivers (lsm6dso_reg, lsm6ds3tr-c_reg) and the
/// LSM6DSL data sheet, DocID028475 Rev 7, tables 51 to 55.
package enum LSM6 {
  /// SA0 low and high, 7 bits. ST's tables print them with the read bit, D5h and D7h.
  package static let addresses: [UInt8] = [0x6A, 0x6B]
  /// WHO_AM_I. Reading it changes nothing, which matters as long as nobody knows who answers.
  package static let identityRegister: UInt8 = 0x0F

  /// FS_XL as it stands in CTRL1_XL, bits 3:2. The codes do not rise with the range.
  package enum AccelRange: UInt8, CaseIterable, Sendable {
    case g2 = 0
    case g16 = 1
    case g4 = 2
    case g8 = 3

    /// Millionths of a g for one count. ST's figure; the range divided by 2^15 is 2 % less.
    package var microG: Int64 {
      switch self {
      case .g2: 61
      case .g4: 122
      case .g8: 244
      case .g16: 488
      }
    }
  }

  /// FS_G and FS_125 together as they stand in CTRL2_G, bits 3:1. They do not rise with the range.
  package enum GyroRange: UInt8, CaseIterable, Sendable {
    case dps250 = 0
    case dps125 = 1
    case dps500 = 2
    case dps1000 = 4
    case dps2000 = 6

    /// Millionths of a degree a second for one count. ST's figure; the range divided by 2^15 would
    /// be 15 % less.
    package var microDPS: Int64 {
      switch self {
      case .dps125: 4_375
      case .dps250: 8_750
      case .dps500: 17_500
      case .dps1000: 35_000
      case .dps2000: 70_000
      }
    }
  }

  /// Output data rates, one code for both sensors and for the FIFO. Each is half of the next one.
  package enum Rate: UInt8, CaseIterable, Sendable {
    case hz12 = 1
    case hz26, hz52, hz104, hz208, hz417, hz833, hz1667, hz3333, hz6667

    /// Nominal, to the nearest microsecond: 6667 Hz halved some times (application note AN5192,
    /// the formula for INTERNAL_FREQ_FINE; from memory, not verified).
    package var interval: TimeSpan {
      let microseconds = Int64(1_000_000) << Int64(Rate.hz6667.rawValue - rawValue)
      return TimeSpan(microseconds: (microseconds + 3_333) / 6_667)
    }

    /// Samples until filters in the chip have settled, 100 ms, and two more: the first ones after
    /// the FIFO was switched on may still be in the units of before (zephyrproject-rtos/zephyr
    /// #119830; ST asks for one to be discarded, LSM6DSL data sheet 5.5).
    var settling: Int32 {
      Int32((100_000 + interval.microseconds - 1) / interval.microseconds) + 2
    }
  }

  static func sensor(_ accel: AccelRange, _ gyro: GyroRange) -> SensorDescription {
    SensorDescription(
      microCountsPerG: (1_000_000_000_000 + accel.microG / 2) / accel.microG,
      microCountsPerDPS: (1_000_000_000_000 + gyro.microDPS / 2) / gyro.microDPS)
  }

  /// Wakes it up, whatever it was left in the middle of, and brings every register to what the data
  /// sheet says it is after reset.
  static func reset(identity: UInt8) -> [StartStep] {
    [
      .wakeUpRead(identityRegister),
      // It loads its trimming; what is written meanwhile is lost.
      .wait(TimeSpan(milliseconds: 10)),
      .command(RegisterValue(control3, 0x01)),
      // The bit clears itself.
      .poll(RegisterValue(control3, 0, mask: 0x01), within: TimeSpan(milliseconds: 50)),
      // A bus that reads zeros passes for a finished reset; a chip that still loads reads FFh.
      .poll(RegisterValue(identityRegister, identity), within: TimeSpan(milliseconds: 50)),
    ]
  }

  /// CTRL3_C, the same in all of them.
  static let control3: UInt8 = 0x12
  /// BDU: the two bytes of a value, and the FIFO's level, never come from different moments. IF_INC:
  /// a read counts the register up, without which a burst is the same byte many times.
  static let control3Value: UInt8 = 0x44

  /// The sample that is whole in `state`, or one that is not valid and keeps its place in time: while
  /// the filters settle, and where three axes are exactly zero. That is no acceleration that a body
  /// on Earth has for the time of a sample: the accelerometer is off, or was reset.
  static func sample(_ state: inout FIFOState) -> ChipSample {
    let counts = state.counts
    let isAsleep = counts.ax | counts.ay | counts.az == 0
    if state.skip > 0 {
      state.skip -= 1
    } else if !isAsleep {
      return ChipSample(counts: counts)
    }
    return ChipSample(counts: .zero, isValid: false)
  }

  /// Little-endian, two's complement.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int16 {
    Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[index &+ 1]) &<< 8)
  }
}
