import Glibc
import IMU
import LinuxIO

/// Writes a line at once: the adapter's own lines go between.
func say(_ line: String) {
  var text = line + "\n"
  _ = text.withUTF8 { write(1, $0.baseAddress, $0.count) }
}

/// Everything a driver does on a bus, and everything that can go wrong there.
func talk<Bus: RegisterBus>(over given: Bus) {
  var bus = given
  read(0x75, of: 0x68, on: &bus)
  read(14, from: 0x3B, of: 0x68, on: &bus)
  read(1, from: 0x3B, of: 0x68, on: &bus)
  readTwo(0x72, of: 0x68, on: &bus)
  write(0x01, to: 0x6B, of: 0x69, on: &bus)
  // Addresses take turns: a burst needs no selection, a byte call does.
  read(14, from: 0x3B, of: 0x68, on: &bus)
  read(14, from: 0x3B, of: 0x69, on: &bus)
  read(0x75, of: 0x68, on: &bus)
  read(512, from: 0x74, of: 0x68, on: &bus)
  read(8192, from: 0x74, of: 0x68, on: &bus)
  // Refused before the bus is asked.
  read(8193, from: 0x74, of: 0x68, on: &bus)
  read(0, from: 0x74, of: 0x68, on: &bus)
  read(14, from: 0x3B, of: 0xE8, on: &bus)
  // A driver of the kernel holds it.
  read(0x75, of: 0x42, on: &bus)
  read(14, from: 0x3B, of: 0x42, on: &bus)
  // EREMOTEIO, ENXIO, ENODEV, ETIMEDOUT, EBUSY, EAGAIN, EIO, EINVAL, EOPNOTSUPP.
  for errno in [121, 6, 19, 110, 16, 11, 5, 22, 95] as [UInt8] {
    read(errno, of: 0x10, on: &bus)
    write(0, to: errno, of: 0x10, on: &bus)
    read(14, from: errno, of: 0x10, on: &bus)
    readTwo(errno, of: 0x10, on: &bus)
  }
  // Signals: two are sat out, a storm is not.
  read(0x75, of: 0x11, on: &bus)
  write(0x01, to: 0x6B, of: 0x11, on: &bus)
  read(14, from: 0x3B, of: 0x11, on: &bus)
  read(0x75, of: 0x13, on: &bus)
  read(14, from: 0x3B, of: 0x13, on: &bus)
  readTwo(0x72, of: 0x11, on: &bus)
  readTwo(0x72, of: 0x13, on: &bus)
  // One of two messages was sent.
  read(14, from: 0x3B, of: 0x12, on: &bus)
  say("reopen")
  tell { () throws(BusError) in
    try bus.reopen()
    return "opened"
  }
  read(14, from: 0x3B, of: 0x68, on: &bus)
}

/// What the sample path does on a bus, `rounds` times, errors included.
func repeatTransfers(over bus: I2CBus, rounds: Int) throws {
  let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 14)
  defer { bytes.deallocate() }
  for _ in 0..<rounds {
    for address in 0x68...0x69 as ClosedRange<UInt8> {
      try bus.read(from: 0x3B, of: address, into: bytes)
      _ = try bus.readTwo(0x72, of: address)
      try bus.write(try bus.read(0x75, of: address), to: 0x6B, of: address)
    }
    do throws(BusError) {
      try bus.read(from: 0x3B, of: 0x10, into: bytes)
      throw BusError(.failed)
    } catch {
      if error.kind != .noAnswer { throw error }
    }
  }
}

private func hex(_ number: UInt8) -> String {
  (number < 16 ? "0x0" : "0x") + String(number, radix: 16)
}

private func tell(_ body: () throws(BusError) -> String) {
  do throws(BusError) {
    say("= \(try body())")
  } catch {
    say("= failed: \(error.kind) \(error.errno)")
  }
}

private func read<Bus: RegisterBus>(
  _ register: UInt8, of address: UInt8, on bus: inout Bus
) {
  say("read \(hex(register)) of \(hex(address))")
  tell { () throws(BusError) in hex(try bus.read(register, of: address)) }
}

private func readTwo<Bus: RegisterBus>(
  _ register: UInt8, of address: UInt8, on bus: inout Bus
) {
  say("read two from \(hex(register)) of \(hex(address))")
  tell { () throws(BusError) in
    let (first, second) = try bus.readTwo(register, of: address)
    return "\(hex(first)) \(hex(second))"
  }
}

private func write<Bus: RegisterBus>(
  _ value: UInt8, to register: UInt8, of address: UInt8, on bus: inout Bus
) {
  say("write \(hex(value)) to \(hex(register)) of \(hex(address))")
  tell { () throws(BusError) in
    try bus.write(value, to: register, of: address)
    return "written"
  }
}

private func read<Bus: RegisterBus>(
  _ count: Int, from register: UInt8, of address: UInt8, on bus: inout Bus
) {
  say("read \(count) from \(hex(register)) of \(hex(address))")
  let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
  bytes.initialize(repeating: 0xEE)
  defer { bytes.deallocate() }
  tell { () throws(BusError) in
    try bus.read(from: register, of: address, into: bytes)
    let wrong = bytes.indices.filter { bytes[$0] != register &+ UInt8(truncatingIfNeeded: $0) &+ 3 }
    return wrong.isEmpty ? "\(count) right" : "\(wrong.count) wrong"
  }
}
