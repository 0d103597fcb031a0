/// A second-order low-pass of one number in Q7.24, Butterworth-damped.
///
/// State form: `v' = ω²(x - y) - √2 ω v`, `y' = v`, stepped semi-implicitly. Unlike the direct
/// form it needs no coefficient near one, so it keeps its accuracy at any sample rate, and the
/// interval may differ from sample to sample.
///
/// Until `settling` has passed the state is the plain mean of what was seen: the start-up of
/// VQF (Laidig & Seel 2023, section 3.2).
struct SlowMean: BitwiseCopyable, Sendable {
  /// Mean, Q.40.
  var value: Int64 = 0
  /// Its rate of change, Q.40 a second.
  private var slope: Int64 = 0

  /// - Parameter input: Q7.24.
  mutating func update(_ input: Int32, step: LowPassStep) {
    let x = Int64(truncatingIfNeeded: input) &<< 16
    // Q.22 times Q.32: 256 g and 512 g/s at the highest corner and the longest interval are below
    // 2^62. Toward negative infinity; what that leaves in the mean is below 10^-6 g.
    let force = (((x &- value) &>> 18) &* step.push) &>> 14
    let drag = ((slope &>> 18) &* step.drag) &>> 14
    slope = slope &+ force &- drag
    value = value &+ (((slope &>> 18) &* step.interval) &>> 14)
  }

  /// Folds the input into a running mean with weight `share` (Q0.30).
  mutating func average(_ input: Int32, share: Int64) {
    let x = Int64(truncatingIfNeeded: input) &<< 16
    value = value &+ ((((x &- value) &>> 12) &* (share &>> 6)) &>> 12)
    slope = 0
  }
}

/// The slow mean of three numbers in Q7.24, one clock for all.
struct SlowVector: BitwiseCopyable, Sendable {
  private(set) var x = SlowMean()
  private(set) var y = SlowMean()
  private(set) var z = SlowMean()

  mutating func update(_ a: Int32, _ b: Int32, _ c: Int32, step: LowPassStep) {
    x.update(a, step: step)
    y.update(b, step: step)
    z.update(c, step: step)
  }

  // Not inlined: only a filter that starts does this.
  @inline(never)
  mutating func average(_ a: Int32, _ b: Int32, _ c: Int32, share: Int64) {
    x.average(a, share: share)
    y.average(b, share: share)
    z.average(c, share: share)
  }
}

/// ω of a low-pass in the forms its step needs, Q.24.
struct CornerFrequency: BitwiseCopyable, Sendable {
  /// ω².
  private(set) var squared: Int64
  /// √2 ω.
  private(set) var damping: Int64

  /// The corner of a low-pass with VQF's time constant τ: ω = √2 / τ, so ω² = 2/τ², √2 ω = 2/τ.
  init(timeConstantMilliseconds tau: Int64) {
    squared = ((2 * 1_000_000) &<< 24) / (tau * tau)
    damping = ((2 * 1000) &<< 24) / tau
  }

  /// The corner raised to `factor` (Q.12, one and more) times the frequency.
  func raised(by factor: Int64) -> CornerFrequency {
    var raised = self
    raised.squared = (squared &* ((factor &* factor) &>> 12)) &>> 12
    raised.damping = (damping &* factor) &>> 12
    return raised
  }
}

/// A corner and the time of one step, multiplied out once for all that take it; Q.32.
struct LowPassStep: BitwiseCopyable, Sendable {
  /// ω² dt.
  let push: Int64
  /// √2 ω dt.
  let drag: Int64
  /// dt in seconds.
  let interval: Int64

  @inline(__always)
  init(_ corner: CornerFrequency, _ interval: SampleInterval) {
    push = (corner.squared &* interval.secondsQ32) &>> 24
    drag = (corner.damping &* interval.secondsQ32) &>> 24
    self.interval = interval.secondsQ32
  }
}
