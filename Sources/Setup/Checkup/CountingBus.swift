package import IMU

/// A bus that counts what goes over it. Shared by nobody: each sensor has its own count of the same
/// wires.
package final class CountingBus<Base: RegisterBus>: RegisterBus {
  private var base: Base
  package private(set) var transfers: Int64 = 0
  package private(set) var failed: Int64 = 0

  package init(_ base: Base) { self.base = base }

  package func forget() {
    transfers = 0
    failed = 0
  }

  package func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError) {
    transfers += 1
    do {
      try base.read(from: register, of: address, into: bytes)
    } catch {
      failed += 1
      throw error
    }
  }

  package func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8 {
    transfers += 1
    do {
      return try base.read(register, of: address)
    } catch {
      failed += 1
      throw error
    }
  }

  package func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError) {
    transfers += 1
    do {
      try base.write(value, to: register, of: address)
    } catch {
      failed += 1
      throw error
    }
  }

  package func reopen() throws(BusError) { try base.reopen() }
}

/// A bus that only reads: for looking at what the settings do not name, which nothing may be written
/// to.
struct ReadOnlyBus<Base: RegisterBus>: RegisterBus {
  private var base: Base

  init(_ base: Base) { self.base = base }

  mutating func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError) { try base.read(from: register, of: address, into: bytes) }

  mutating func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8 {
    try base.read(register, of: address)
  }

  mutating func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError) {
    throw BusError(.unsupported)
  }

  mutating func reopen() throws(BusError) { throw BusError(.unsupported) }
}
