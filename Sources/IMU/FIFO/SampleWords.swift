import HingeCore

/// The six counts of a sample in two words, for what looks at all of them in every sample: whether
/// they are the same, or near, in a dozen instructions and without a branch for each.
struct SampleWords: Equatable, BitwiseCopyable, Sendable {
  /// ax, ay, az, gx; and gy, gz.
  private var four: UInt64
  private var two: UInt32

  static let zero = SampleWords(.zero)

  @inline(__always)
  init(_ counts: RawSample) {
    var copy = counts
    self.init(&copy)
  }

  /// Of counts that lie in memory: two loads.
  @inline(__always)
  init(_ counts: inout RawSample) {
    (four, two) = withUnsafeBytes(of: &counts) {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    }
  }

  /// No count differs by more than 4096, or only so that the difference goes round: by 61 440 and more.
  @inline(__always)
  func isNear(_ other: SampleWords) -> Bool {
    let low = Self.bits(above: 12, of: four, less: other.four)
    let high = Self.bits(
      above: 12, of: UInt64(truncatingIfNeeded: two), less: UInt64(truncatingIfNeeded: other.two))
    return low | high == 0
  }

  /// In each 16 bits the difference plus 2^bits, without a carry into the next: what is set above
  /// `bits` and one is too far.
  @inline(__always)
  private static func bits(above bits: UInt64, of a: UInt64, less b: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0001_0001_0001_0001
    let signs = ones &<< 15
    let difference = ((a | signs) &- (b & ~signs)) ^ ((a ^ ~b) & signs)
    let raised = ((difference & ~signs) &+ (ones &<< bits)) ^ (difference & signs)
    return raised & (ones &* ((0xFFFF &<< (bits &+ 1)) & 0xFFFF))
  }
}
