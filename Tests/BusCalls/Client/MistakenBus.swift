import Glibc
import IMU
import LinuxIO

/// Mistakes that the transcript must show, or it would prove nothing.
enum Mistake: String {
  /// The register's number and the bytes in calls of their own: other traffic comes in between.
  case torn
  /// One call a register: a sample then is of several moments.
  case bytes
  /// I2C_SLAVE_FORCE: talks past a driver of the kernel.
  case forced
}

/// A bus that reads runs of registers wrongly.
struct MistakenBus: RegisterBus {
  private let bus: I2CBus
  private let descriptor: Int32
  private let mistake: Mistake

  init(_ bus: I2CBus, path: String, mistake: Mistake) {
    self.bus = bus
    self.mistake = mistake
    descriptor = open(path, O_RDWR)
  }

  func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError) {
    if bytes.isEmpty { throw BusError(.failed) }
    switch mistake {
    case .torn:
      var number = register
      if Glibc.write(descriptor, &number, 1) != 1 { throw BusError(.failed) }
      if Glibc.read(descriptor, bytes.baseAddress, bytes.count) != bytes.count {
        throw BusError(.failed)
      }
    case .bytes:
      for index in bytes.indices.prefix(14) {
        bytes[index] = try bus.read(register &+ UInt8(truncatingIfNeeded: index), of: address)
      }
    case .forced:
      if ioctl(descriptor, 0x0706 as UInt, Int32(address)) != 0 { throw BusError(.failed) }
      try bus.read(from: register, of: address, into: bytes)
    }
  }

  func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8 {
    try bus.read(register, of: address)
  }

  func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError) {
    try bus.write(value, to: register, of: address)
  }

  func reopen() throws(BusError) { try bus.reopen() }
}
