/// One reading of a six-axis sensor in counts, as the chip gave them, in the chip's own axes.
public struct RawSample: BitwiseCopyable, Sendable, Equatable {
  /// Specific force and angular rate, counts.
  public var ax: Int16
  public var ay: Int16
  public var az: Int16
  public var gx: Int16
  public var gy: Int16
  public var gz: Int16

  @inlinable public init(ax: Int16, ay: Int16, az: Int16, gx: Int16, gy: Int16, gz: Int16) {
    self.ax = ax
    self.ay = ay
    self.az = az
    self.gx = gx
    self.gy = gy
    self.gz = gz
  }
  @inlinable public static var zero: RawSample {
    RawSample(ax: 0, ay: 0, az: 0, gx: 0, gy: 0, gz: 0)
  }
}

/// What the pipeline is fed: one moment, and the reading of each sensor that has one.
public struct SampleInput: BitwiseCopyable, Sendable {
  /// The end of the interval that the readings stand for.
  public var time: Timestamp
  /// Sacrum (S1-S2).
  public var sacrum: RawSample
  /// T12/L1; `zero` and unused where only one sensor is worn.
  public var thorax: RawSample

  @inlinable public init(time: Timestamp, sacrum: RawSample, thorax: RawSample = .zero) {
    self.time = time
    self.sacrum = sacrum
    self.thorax = thorax
  }
}
