internal import CLinuxIO
package import IMU

/// A bus of `/dev/i2c-N`: one register or two by libi2c, runs of registers as one transfer of two
/// messages. Belongs to one thread at a time; best to one chip, since libi2c's calls go to the address
/// that was selected last.
///
/// No call allocates or retries; the adapter gives one up after 50 ms, whatever its own default.
/// That time is the adapter's setting and so of every program on the bus.
package final class I2CBus: RegisterBus, @unchecked Sendable {
  /// `/dev/i2c-1`
  package let path: String
  // One thread's, and no call comes back here: to check every access costs as much as the call.
  @exclusivity(unchecked) private var bus = hinge_i2c_bus()

  /// Opens the bus and makes sure that its adapter can do what is asked of it here.
  package init(_ path: String) throws(I2CError) {
    self.path = path
    try open()
  }

  deinit { hinge_i2c_close(&bus) }

  /// Makes sure that no driver of the kernel holds the chip. Every first transfer with an address
  /// asks as well; this says at the start, and in words, what is in the way.
  ///
  /// - Parameter tree: where the driver's name is looked for.
  package func claim(_ address: UInt8, tree: SystemTree = .kernel) throws(I2CError) {
    let code = hinge_i2c_claim(&bus, address)
    if code == 0 { return }
    guard Errno(code: code) == .busy else { throw .unusable(path: path, Errno(code: code)) }
    let driver = I2CAdapter.driver(of: address, on: path, tree: tree)
    throw .inUse(path: path, address: address, driver: driver)
  }

  package func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError) {
    try Self.check(hinge_i2c_claim(&bus, address), BusError.init(claiming:))
    try Self.check(
      hinge_i2c_read(&bus, address, register, bytes.baseAddress, bytes.count),
      BusError.init(transferring:))
  }

  package func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8 {
    try Self.check(hinge_i2c_select(&bus, address), BusError.init(claiming:))
    var value: UInt8 = 0
    try Self.check(hinge_i2c_read_byte(&bus, register, &value), BusError.init(transferring:))
    return value
  }

  package func readTwo(_ register: UInt8, of address: UInt8) throws(BusError) -> (UInt8, UInt8) {
    try Self.check(hinge_i2c_select(&bus, address), BusError.init(claiming:))
    var values: (UInt8, UInt8) = (0, 0)
    let code = withUnsafeMutableBytes(of: &values) {
      hinge_i2c_read_two(&bus, register, $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    try Self.check(code, BusError.init(transferring:))
    return values
  }

  package func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError) {
    try Self.check(hinge_i2c_select(&bus, address), BusError.init(claiming:))
    try Self.check(hinge_i2c_write_byte(&bus, register, value), BusError.init(transferring:))
  }

  /// Closes the bus and opens it again; afterwards every address is asked for anew. After a failure
  /// the bus is closed, transfers fail as `unavailable`, and this may be called again.
  package func reopen() throws(BusError) {
    hinge_i2c_close(&bus)
    do throws(I2CError) {
      try open()
    } catch {
      throw BusError(opening: error)
    }
  }

  private func open() throws(I2CError) {
    var code: Int32 = 0
    let step = hinge_i2c_open(&bus, path, &code)
    if step != HINGE_I2C_OPENED { throw I2CError(step, Errno(code: code), path: path) }
  }

  private static func check(_ code: Int32, _ error: (Int32) -> BusError) throws(BusError) {
    if code != 0 { throw error(code) }
  }
}
