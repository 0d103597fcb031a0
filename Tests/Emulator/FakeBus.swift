package import HingeCore
package import IMU

/// A bus in this process with a clock that only moves when something happens: the driver's tests.
package final class FakeBus: RegisterBus {
  package enum Transaction: Equatable, Sendable {
    case read(address: UInt8, register: UInt8, count: Int)
    case write(address: UInt8, register: UInt8, value: UInt8)
    case reopen
  }

  package var now: Timestamp
  package var chips: [UInt8: any EmulatedChip] = [:]
  /// Everything that was asked, in order, also what failed.
  package private(set) var log: [Transaction] = []
  /// Asked before each transaction with its number; what it gives is thrown, and the chip sees
  /// nothing of it.
  package var fail: (Int, Transaction) -> BusError? = { _, _ in nil }
  /// Changes bytes that were read: noise on the wire.
  package var spoil: (Int, inout [UInt8]) -> Void = { _, _ in }
  package var bitsPerSecond: Int64 = 400_000
  /// How long a transaction that times out blocks.
  package var timeout = TimeSpan(milliseconds: 50)

  package init(at time: Timestamp = Timestamp(microseconds: 1_000_000)) { now = time }

  package func put(_ chip: any EmulatedChip, at address: UInt8) {
    var chip = chip
    chip.powerUp(at: now)
    chips[address] = chip
  }

  package func clearLog() { log.removeAll(keepingCapacity: true) }

  package func read(
    from register: UInt8, of address: UInt8, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) throws(BusError) {
    let count = bytes.count
    // Start, address, register, start, address, then 9 bits a byte, stop.
    var found = try transact(
      .read(address: address, register: register, count: count), bits: 30 + 9 * count, address
    ) { $0.read(count, from: register, at: $1) }
    spoil(log.count - 1, &found)
    for index in 0..<count { bytes[index] = found[index] }
  }

  package func read(_ register: UInt8, of address: UInt8) throws(BusError) -> UInt8 {
    var value: UInt8 = 0
    try withUnsafeMutablePointer(to: &value) { pointer throws(BusError) in
      try read(
        from: register, of: address,
        into: UnsafeMutableBufferPointer(start: pointer, count: 1))
    }
    return value
  }

  package func write(_ value: UInt8, to register: UInt8, of address: UInt8) throws(BusError) {
    _ = try transact(
      .write(address: address, register: register, value: value), bits: 29, address
    ) {
      $0.write(value, to: register, at: $1)
      return []
    }
  }

  package func reopen() throws(BusError) {
    log.append(.reopen)
    if let error = fail(log.count - 1, .reopen) { throw error }
  }

  private func transact(
    _ transaction: Transaction, bits: Int, _ address: UInt8,
    _ body: (inout any EmulatedChip, Timestamp) -> [UInt8]
  ) throws(BusError) -> [UInt8] {
    log.append(transaction)
    if let error = fail(log.count - 1, transaction) {
      now = now.advanced(
        by: error.kind == .timedOut ? timeout : TimeSpan(microseconds: 100))
      throw error
    }
    // What it says is so when its first byte is asked for; the others take their time on the wire.
    let first = min(bits, 39)
    pass(bits: first)
    guard var chip = chips[address] else { throw BusError(.noAnswer, errno: 121) }
    let found = body(&chip, now)
    chips[address] = chip
    pass(bits: bits - first)
    return found
  }

  private func pass(bits: Int) {
    now = now.advanced(by: TimeSpan(microseconds: Int64(bits) * 1_000_000 / bitsPerSecond))
  }
}
