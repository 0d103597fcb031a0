/// The mean posture over a while, for `HingePipeline.apply`: what its wearer says is upright.
package struct Tare: BitwiseCopyable, Sendable {
  private var sums = InlineArray<6, Int64>(repeating: 0)
  private var hasMoved = false
  package private(set) var samples: Int32 = 0

  /// Faster than this is no standing.
  private static var limit: Int32 { 10 &<< 16 }
  /// The cosine of 20°, Q1.30: how far a belt slips that is worth going on with.
  private static let furthest: Int32 = 1_008_986_000

  package init() {}

  mutating func add(
    sacrum: UnitVector, thorax: UnitVector, sacralRate: Vector3<AngularRate>,
    thoracicRate: Vector3<AngularRate>
  ) {
    let parts: InlineArray<6, Int32> = [
      sacrum.x.raw, sacrum.y.raw, sacrum.z.raw, thorax.x.raw, thorax.y.raw, thorax.z.raw,
    ]
    for index in 0..<6 { sums[index] &+= Int64(truncatingIfNeeded: parts[index]) }
    let rates: InlineArray<6, Int32> = [
      sacralRate.x.raw, sacralRate.y.raw, sacralRate.z.raw,
      thoracicRate.x.raw, thoracicRate.y.raw, thoracicRate.z.raw,
    ]
    for index in 0..<6 where rates[index] > Self.limit || rates[index] < 0 &- Self.limit {
      hasMoved = true
    }
    samples = min(samples &+ 1, 1_000_000)
  }

  /// Whether it was standing that was seen.
  package var isStill: Bool { !hasMoved && samples > 0 }

  /// Where up was, in a sensor's frame; nil where nothing was seen.
  package func up(ofThorax: Bool) -> UnitVector? {
    let first = ofThorax ? 3 : 0
    return samples == 0 ? nil : direction(sums[first], sums[first &+ 1], sums[first &+ 2])
  }

  /// The mounting with up where it was seen; nil where that can't be.
  func mounting(_ old: Mounting, ofThorax: Bool) -> Mounting? {
    if hasMoved || samples == 0 { return nil }
    let first = ofThorax ? 3 : 0
    guard let up = direction(sums[first], sums[first &+ 1], sums[first &+ 2]),
      up.dot(old.up).raw >= Self.furthest
    else { return nil }
    return Mounting(up: up, bendingAxis: old.left)
  }
}
