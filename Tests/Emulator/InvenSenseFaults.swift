package import HingeCore

/// What can be made to go wrong in an emulated InvenSense chip, each as users have met it.
package struct InvenSenseFaults: Sendable {
  /// So many wakings are acknowledged and have no effect.
  package var ignoredWakings = 0
  /// For so long after a reset WHO_AM_I reads 0xFF.
  package var hiddenIdentity = TimeSpan.zero
  /// The same reading again and again; its clock, its FIFO and its flags go on.
  package var isFrozen = false
  /// No samples any more; its registers answer.
  package var isStalled = false
  /// From so many records in the FIFO on, new ones are noise.
  package var noiseBeyond: Int?
  /// So many records after the FIFO was first switched on are in the ranges of power-up.
  package var staleRecords = 2
  /// ICM-42688: axes (0 to 5, ax to gz) that carry the mark of no sample in every record.
  package var markedAxes: Set<Int> = []
  /// ICM-42688: headers for the next records in place of their own.
  package var nextHeaders: [UInt8] = []

  package init() {}
}

/// What a driver must not do, as the chip saw it.
package enum Misuse: Equatable, Sendable {
  /// To a register that the data sheet does not give for writing.
  case strayWrite(bank: UInt8, register: UInt8, value: UInt8)
  /// While the chip is deaf after a reset, a waking or a change of power: it had no effect.
  case writeWhileDeaf(register: UInt8, value: UInt8)
  /// Between the reset and that of the signal paths.
  case writeBeforePathReset(register: UInt8, value: UInt8)
}

extension Double {
  /// Counts of a quantity: nearest, and no further than the converter goes.
  func counts(atLeast lowest: Int16 = Int16.min) -> Int16 {
    guard isFinite else { return 0 }
    return Int16(Swift.min(Swift.max(rounded(), Double(lowest)), Double(Int16.max)))
  }
}

extension Motion {
  /// The six axes in counts.
  func counts(perG: Double, perDPS: Double, atLeast lowest: Int16 = Int16.min) -> [Int16] {
    [
      force.x * perG, force.y * perG, force.z * perG, rate.x * perDPS, rate.y * perDPS,
      rate.z * perDPS,
    ].map { $0.counts(atLeast: lowest) }
  }
}

extension Int16 {
  var bigEndian2: [UInt8] {
    let bits = UInt16(bitPattern: self)
    return [UInt8(bits >> 8), UInt8(bits & 0xFF)]
  }
}
