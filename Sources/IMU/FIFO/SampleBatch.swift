package import HingeCore

/// One slot of the chip's own sample count: what it measured, or that it measured nothing valid.
package struct ChipSample: BitwiseCopyable, Sendable, Equatable {
  /// In the chip's own axes; all zero where it is not valid.
  package var counts: RawSample
  /// As the chip gave it; nil where its FIFO carries none.
  package var temperature: Int16?
  /// False: the chip marked it as no sample. It takes its place in time and is a gap.
  package var isValid: Bool

  package init(counts: RawSample, temperature: Int16? = nil, isValid: Bool = true) {
    self.counts = counts
    self.temperature = temperature
    self.isValid = isValid
  }
}

/// What one read of a FIFO gave, oldest first. Fixed room, no heap: a longer FIFO is read in parts.
package struct SampleBatch: BitwiseCopyable, Sendable {
  package static let capacity = 32
  private var slots = InlineArray<32, ChipSample>(
    repeating: ChipSample(counts: .zero, isValid: false))
  package private(set) var count = 0
  /// The stream can't be trusted from here on: empty the FIFO, count a gap.
  package private(set) var fault: FIFOFault?

  package init() {}

  /// The sample at a position below `count`.
  package subscript(index: Int) -> ChipSample { slots[index] }

  /// As the subscript, for whoever may change the batch: does not copy it first.
  package mutating func sample(_ index: Int) -> ChipSample { slots[index] }

  /// Its counts as words, as they lie there.
  @inline(__always)
  mutating func words(_ index: Int) -> SampleWords { SampleWords(&slots[index].counts) }

  /// Another sample would be taken.
  var hasRoom: Bool { count < Self.capacity && fault == nil }

  package mutating func add(_ sample: ChipSample) {
    if hasRoom {
      slots[count] = sample
      count &+= 1
    }
  }

  /// What was decoded before it stays; what comes after it is not taken.
  package mutating func fail(_ reason: FIFOFault) { if fault == nil { fault = reason } }

  package mutating func removeAll() {
    count = 0
    fault = nil
  }
}

/// Why a FIFO's stream is not taken further. Corrupt is not the same as implausible: each is counted
/// by itself.
package enum FIFOFault: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Full before it was read.
  case overflowed
  /// Not at the beginning of a unit.
  case misaligned
  /// A tag that this set-up never makes.
  case unknownTag
  case parity
  /// The tags' own count says that words are missing.
  case lostWords
  /// The temperature jumped between two samples as no sensor's does: bytes are shifted.
  case temperatureJump
  /// It was configured anew: what follows may be in other units.
  case reconfigured
}

/// What a decoder remembers from one read to the next.
package struct FIFOState: BitwiseCopyable, Sendable {
  /// Samples still to be thrown away: they are handed on as not valid, so that they count in time.
  package var skip: Int32 = 0
  /// Half a sample, where accelerometer and gyro come in words of their own.
  package var counts = RawSample.zero
  package var hasAccel = false
  package var hasGyro = false
  package var temperature: Int16?
  /// The tags' own counter at the last word.
  package var tagCount: UInt8?
  /// The place in the pattern of an untagged FIFO, words: what the chip says before a read, counted
  /// on while decoding.
  package var place: UInt8 = 0
  /// Where decoding left off; it must be what the chip says next.
  package var nextPlace: UInt8 = 0
  /// False until it is known where samples begin: what is missing before that is no loss.
  package var isInStep = false

  package init() {}

  /// Forgets where samples begin, as after a fault: the next words are searched for it.
  package mutating func loseStep() {
    hasAccel = false
    hasGyro = false
    tagCount = nil
    isInStep = false
  }
}
