/// How a chip's FIFO is read. A unit is the smallest thing that may be read: a record, a tagged word,
/// a word.
package struct FIFOLayout: Equatable, BitwiseCopyable, Sendable {
  package var statusRegister: UInt8
  /// 1...4 bytes.
  package var statusLength: UInt8
  package var dataRegister: UInt8
  /// 2...16 bytes.
  package var unitBytes: UInt8
  /// How many units make one sample.
  package var unitsPerSample: UInt8
  /// What it holds, in units.
  package var capacity: Int32
  /// Empties it without touching anything else: what `startUp` ends with.
  package var reset: [4 of RegisterValue?]

  package init(
    statusRegister: UInt8, statusLength: UInt8, dataRegister: UInt8, unitBytes: UInt8,
    unitsPerSample: UInt8, capacity: Int32, reset: [4 of RegisterValue?]
  ) {
    self.statusRegister = statusRegister
    self.statusLength = statusLength
    self.dataRegister = dataRegister
    self.unitBytes = unitBytes
    self.unitsPerSample = unitsPerSample
    self.capacity = capacity
    self.reset = reset
  }

  package static func == (a: FIFOLayout, b: FIFOLayout) -> Bool {
    for step in 0..<4 where a.reset[step] != b.reset[step] { return false }
    return a.statusRegister == b.statusRegister && a.statusLength == b.statusLength
      && a.dataRegister == b.dataRegister && a.unitBytes == b.unitBytes
      && a.unitsPerSample == b.unitsPerSample && a.capacity == b.capacity
  }
}

/// What a FIFO says of itself before it is read.
package struct FIFOStatus: Equatable, BitwiseCopyable, Sendable {
  /// Whole units that wait. More than the layout's capacity is not believed.
  package var units: Int32
  /// Samples were lost, or so little room is left that what is read may be torn.
  package var isOverflowed: Bool
  /// Bytes beyond whole units: the chip is writing right now, or, if they stay, the stream is shifted.
  package var hasRemainder: Bool
  /// Of an untagged FIFO: where in its pattern the next unit stands. Copied into `FIFOState.place`
  /// before the first unit that this status announced is decoded; decoding counts on from there. nil
  /// where units say themselves what they are.
  package var place: UInt8?

  package init(
    units: Int32, isOverflowed: Bool = false, hasRemainder: Bool = false, place: UInt8? = nil
  ) {
    self.units = units
    self.isOverflowed = isOverflowed
    self.hasRemainder = hasRemainder
    self.place = place
  }
}
