import HingeCore
import IMU
import Testing

extension Chip {
  /// What one read of the FIFO gives, from a state in which nothing is thrown away.
  func decoding(_ bytes: [UInt8]) -> SampleBatch {
    var state = FIFOState()
    return decoding(bytes, &state)
  }

  func decoding(_ bytes: [UInt8], _ state: inout FIFOState) -> SampleBatch {
    var batch = SampleBatch()
    // An allocation of exactly this size: a read beyond it is a read beyond the memory.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { copy.deallocate() }
    _ = copy.initialize(from: bytes)
    decode(UnsafeBufferPointer(copy), &state, &batch)
    return batch
  }

  func status(_ bytes: [UInt8]) -> FIFOStatus { bytes.withUnsafeBufferPointer { readStatus($0) } }
}

extension SampleBatch {
  var samples: [ChipSample] { (0..<count).map { self[$0] } }
}

extension RawSample {
  static func axes(_ values: [Int16]) -> RawSample {
    RawSample(
      ax: values[0], ay: values[1], az: values[2], gx: values[3], gy: values[4], gz: values[5])
  }

  var axes: [Int16] { [ax, ay, az, gx, gy, gz] }
}

/// Records as the data sheets draw them, made here without anything of the driver's.
enum Records {
  static func word(_ value: Int16) -> [UInt8] {
    let bits = UInt16(bitPattern: value)
    return [UInt8(bits >> 8), UInt8(bits & 0xFF)]
  }

  /// MPU-6050 and its kin: force, temperature, rate.
  static func mpu(_ axes: [Int16], temperature: Int16 = 0) -> [UInt8] {
    axes[0..<3].flatMap(word) + word(temperature) + axes[3..<6].flatMap(word)
  }

  /// ICM-20948: force, rate, temperature.
  static func icm20948(_ axes: [Int16], temperature: Int16 = 0) -> [UInt8] {
    axes.flatMap(word) + word(temperature)
  }

  /// ICM-42688-P: header, force, rate, 8-bit temperature, time.
  static func icm42688(
    _ axes: [Int16], temperature: Int8 = 0, header: UInt8 = 0x68, time: UInt16 = 0
  ) -> [UInt8] {
    [header] + axes.flatMap(word) + [UInt8(bitPattern: temperature)]
      + [UInt8(time >> 8), UInt8(time & 0xFF)]
  }
}

/// A chip, and a record of it.
struct Family: Sendable, CustomTestStringConvertible {
  let name: String
  let chip: Chip
  let record: @Sendable ([Int16]) -> [UInt8]

  var testDescription: String { name }

  static let all: [Family] = [
    MPU6050.chip(identity: 0x68).map { Family(name: "MPU-6050", chip: $0) { Records.mpu($0) } },
    MPU6050.chip(identity: 0x98).map { Family(name: "ICM-20689", chip: $0) { Records.mpu($0) } },
    ICM20948.chip(identity: 0xEA).map {
      Family(name: "ICM-20948", chip: $0) { Records.icm20948($0) }
    },
    ICM42688.chip(identity: 0x47).map {
      Family(name: "ICM-42688-P", chip: $0) { Records.icm42688($0) }
    },
  ].compactMap { $0 }
}

extension [ChipSample] {
  var areValid: Bool { allSatisfy { $0.isValid } }
}
