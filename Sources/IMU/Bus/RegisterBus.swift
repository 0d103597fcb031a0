/// A bus of chips whose registers have 8-bit numbers: I2C, or what stands in for it in a test.
///
/// Every call is one transaction. Calls never allocate and never retry; how often one is tried again
/// is decided above.
package protocol RegisterBus {
  /// Reads a run of registers: their number is written, then, after a repeated start, `bytes` is
  /// filled whole. One transaction, since other traffic in between has torn FIFO data.
  ///
  /// - Parameter address: 7 bits.
  mutating func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError)

  /// Reads one register.
  mutating func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8

  /// Reads two registers that stand side by side, in one transaction: the same on the wire as a run
  /// of two.
  mutating func readTwo(_ register: UInt8, of address: UInt8) throws(BusError) -> (UInt8, UInt8)

  /// Writes one register.
  mutating func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError)

  /// Lets go of the bus and takes it anew.
  mutating func reopen() throws(BusError)
}

extension RegisterBus {
  package mutating func readTwo(
    _ register: UInt8, of address: UInt8
  ) throws(BusError) -> (UInt8, UInt8) {
    var values = InlineArray<2, UInt8>(repeating: 0)
    var span = values.mutableSpan
    try span.withUnsafeMutableBufferPointer { bytes throws(BusError) in
      try read(from: register, of: address, into: bytes)
    }
    return (values[0], values[1])
  }
}

/// Why a transaction failed.
package struct BusError: Error, Equatable, BitwiseCopyable, Sendable {
  package var kind: Kind
  /// The system's number for it; 0 where it came from no system call.
  package var errno: Int32

  package init(_ kind: Kind, errno: Int32 = 0) {
    self.kind = kind
    self.errno = errno
  }

  /// What to do about it differs, hence the kinds. The errno that each comes from: drivers for the
  /// Raspberry Pi's adapters (i2c-bcm2835, designware) and the kernel's i2c/fault-codes document.
  package enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// EREMOTEIO, ENXIO, ENODEV: nobody answers at the address, or not now.
    case noAnswer
    /// ETIMEDOUT: a line is held low; every further try blocks as long.
    case timedOut
    /// EAGAIN: arbitration lost; noise, or a bus clocked too fast.
    case arbitrationLost
    /// EIO: the adapter gave up in the middle.
    case failed
    /// EBUSY: a kernel driver owns the chip.
    case inUse
    /// EINVAL, EOPNOTSUPP: the adapter can't do what was asked.
    case unsupported
    /// The bus is not there, or not for this user.
    case unavailable
  }
}
