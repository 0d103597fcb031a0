package import HingeCore
package import Simulation

extension RawSample {
  /// Any bits at all: what a broken bus may deliver.
  package static func random(using draws: inout SeededGenerator) -> RawSample {
    let low = draws.next()
    let high = draws.next()
    func count(_ bits: UInt64) -> Int16 { Int16(truncatingIfNeeded: bits) }
    return RawSample(
      ax: count(low), ay: count(low >> 16), az: count(low >> 32), gx: count(low >> 48),
      gy: count(high), gz: count(high >> 16))
  }

  /// The same count on all six axes.
  package static func all(_ count: Int16) -> RawSample {
    RawSample(ax: count, ay: count, az: count, gx: count, gy: count, gz: count)
  }
}
