import HingeCore
package import IMU

/// How fast a bus is really clocked: a long and a short read of the same register differ by nothing but
/// the bytes in between.
package enum BusStopwatch {
  /// Of the long read. Beyond the identity register no chip that is run here has anything that reading
  /// changes.
  private static let longBytes = 8
  private static let tries = 16

  /// Hz; nil where the chip stopped answering, or the clock is too coarse to tell.
  package static func measure(
    _ chip: Chip, at address: UInt8, on bus: inout some RegisterBus, moments: some MomentSource
  ) -> Double? {
    guard let long = shortest(longBytes, chip, address, &bus, moments),
      let short = shortest(1, chip, address, &bus, moments), long > short
    else { return nil }
    // Eight bits and the acknowledgment.
    let bits = Double(9 * (longBytes - 1))
    return bits / Double(long - short) * 1_000_000
  }

  /// Microseconds; whatever else the machine does only makes it longer.
  private static func shortest(
    _ count: Int, _ chip: Chip, _ address: UInt8, _ bus: inout some RegisterBus,
    _ moments: some MomentSource
  ) -> Int64? {
    var bytes = [UInt8](repeating: 0, count: count)
    var best: Int64?
    for _ in 0..<tries {
      let before = moments.now()
      do {
        try bytes.withUnsafeMutableBufferPointer { (buffer) throws(BusError) in
          try bus.read(from: chip.identityRegister, of: address, into: buffer)
        }
      } catch {
        continue
      }
      let span = moments.now().since(before).microseconds
      best = min(best ?? span, span)
    }
    return best
  }
}
