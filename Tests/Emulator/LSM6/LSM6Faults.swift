package import HingeCore

/// What goes wrong with an emulated LSM6, as users have seen it.
package struct LSM6Faults: Sendable {
  /// At their times, whatever the bus does.
  package var schedule: [Scheduled] = []
  /// How many writes to a register are acknowledged and have no effect.
  package var ignoredWrites: [UInt8: Int] = [:]
  /// How long WHO_AM_I reads FFh after a reset.
  package var blindAfterReset = TimeSpan.zero
  /// How long writes have no effect after a reset. Really some 50 µs; more, so that polling is seen.
  package var deafAfterReset = TimeSpan(milliseconds: 1)
  /// How long writes have no effect after the supply came up: the time to boot, 10 ms.
  package var deafAfterPowerUp = TimeSpan(milliseconds: 10)
  /// So many samples after a change of range or rate are still in the ranges of before.
  package var staleSamples = 2
  /// By the number of a FIFO word since the supply first came up, from 0.
  package var words: [Int: Word] = [:]

  package init() {}

  package struct Scheduled: Sendable {
    package var time: Timestamp
    package var event: Event

    package init(_ event: Event, at time: Timestamp) {
      self.time = time
      self.event = event
    }
  }

  package enum Event: Sendable, Equatable {
    /// All registers as after power-up, without anybody being told.
    case supplyDip
    /// The ranges alone as after power-up; it goes on measuring.
    case rangesLost
    /// The FIFO overflows now.
    case flood
    /// Outputs stand still, data-ready and FIFO go on.
    case freeze(for: TimeSpan)
    /// No new samples at all.
    case stall(for: TimeSpan)
    /// The configuration-change word, which a chip that is told to puts into its FIFO.
    case configurationWord
  }

  /// What becomes of one word of the FIFO.
  package enum Word: Sendable, Equatable {
    /// It is not stored.
    case lost
    /// Its tag names another sensor; the parity is right.
    case sensor(UInt8)
    /// Its tag's parity is wrong.
    case parity
    /// Its tag's count is so much further; the parity is right.
    case count(UInt8)
  }
}
