import HingeCore
import IMU
import Testing

/// Every axis on its own: two that were swapped, a sign lost or a byte taken for another must show.
@Suite struct DecodeAxisTests {
  private static let distinct: [Int16] = [0x0102, 0x1314, 0x2526, -0x3738, 0x494A, -0x5B5C]

  @Test(arguments: Family.all) func everyAxisHasItsOwnPlace(family: Family) {
    let batch = family.chip.decoding(family.record(Self.distinct))
    #expect(batch.count == 1)
    #expect(batch[0].counts.axes == Self.distinct)
    // That the vector tells any two axes apart, so that the line above would fail if they were swapped.
    for first in 0..<6 {
      for second in 0..<first {
        var swapped = Self.distinct
        swapped.swapAt(first, second)
        #expect(batch[0].counts != RawSample.axes(swapped))
        #expect(family.chip.decoding(family.record(swapped))[0].counts == RawSample.axes(swapped))
      }
    }
  }

  @Test(arguments: Family.all) func edgesOnEveryAxis(family: Family) {
    for axis in 0..<6 {
      for bits: UInt16 in [0x8000, 0xFFFF, 0x7FFF, 0x0001, 0x0000, 0x8001, 0x00FF, 0xFF00] {
        var axes = Self.distinct
        axes[axis] = Int16(bitPattern: bits)
        let batch = family.chip.decoding(family.record(axes))
        #expect(batch.count == 1)
        #expect(batch.fault == nil)
        if family.name == "ICM-42688-P" && bits == 0x8000 {
          // There the lowest word is the mark of no sample (PX4/PX4-Autopilot#28308): the whole is dropped.
          #expect(!batch[0].isValid)
          #expect(batch[0].counts == .zero)
        } else {
          #expect(batch[0].isValid)
          #expect(batch[0].counts.axes == axes, "axis \(axis), \(bits)")
        }
      }
    }
  }

  /// Every value of every axis, since there are only so many.
  @Test(arguments: Family.all) func everyValueIsItself(family: Family) {
    var wrong = 0
    for value in Int16.min...Int16.max where value != Int16.min && value != 0 {
      let other = value == 77 ? Int16(78) : 77
      let axes = [value, other, value, other, value, value]
      let batch = family.chip.decoding(family.record(axes))
      if batch.count != 1 || batch[0].counts.axes != axes { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  /// A temperature that no chip can have is a number, too: it grows with its count, and traps nowhere.
  @Test(arguments: Family.all) func everyTemperatureHasDegrees(family: Family) {
    var last = Int64.min
    var falls = 0
    for raw in Int16.min...Int16.max {
      let degrees = Int64(family.chip.milliCelsius(raw))
      if degrees <= last { falls += 1 }
      last = degrees
    }
    #expect(falls == 0)
    #expect(last > 100_000)
  }

  @Test(arguments: [Int16.min, -3392, -1, 0, 1, 0x1234, Int16.max])
  func everyTemperatureIsItself(raw: Int16) throws {
    let mpu = try #require(MPU6050.chip(identity: 0x68))
    let axes: [Int16] = [1, 2, 3, 4, 5, 6]
    #expect(mpu.decoding(Records.mpu(axes, temperature: raw))[0].temperature == raw)
    let icm = try #require(ICM20948.chip(identity: 0xEA))
    #expect(icm.decoding(Records.icm20948(axes, temperature: raw))[0].temperature == raw)
    let newest = try #require(ICM42688.chip(identity: 0x47))
    let narrow = Int8(truncatingIfNeeded: raw)
    #expect(
      newest.decoding(Records.icm42688(axes, temperature: narrow))[0].temperature == Int16(narrow))
  }
}
