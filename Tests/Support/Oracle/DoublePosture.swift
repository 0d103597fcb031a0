import Foundation
package import HingeCore

/// The oracle of the way from counts to pitches and flexion: both sensors' orientations with the
/// pipeline's rules for gaps and clipped readings, and the angles between them, in doubles.
package struct DoublePosture: Sendable {
  /// Degrees; `flexion` is the thorax's pitch less the sacrum's, nil with one sensor.
  package struct Angles: Sendable {
    package var sacrumUp: DoubleVector
    package var pelvisPitch: Double
    package var trunkPitch: Double?
    /// The sagittal plane holds at least half of the up direction: pitch means something.
    package var pelvisIsClear: Bool
    package var trunkIsClear: Bool
    /// Gravity is most of what the mean force is made of: up is defined.
    package var sacrumIsDefined: Bool
    package var flexion: Double? { trunkPitch.map { $0 - pelvisPitch } }
  }

  private let configuration: PipelineConfiguration
  private let hasThorax: Bool
  private let mountings: (Mounting, Mounting)
  private var sacrum: DoubleOrientation
  private var thorax: DoubleOrientation
  private var last: Int64?

  package init(_ configuration: PipelineConfiguration) {
    self.configuration = configuration
    switch configuration.basis {
    case .profile(let profile):
      hasThorax = profile.sensorCount == 2
      mountings = (profile.sacrum, profile.thorax)
      sacrum = DoubleOrientation(bias: Self.vector(profile.sacrumBias))
      thorax = DoubleOrientation(bias: Self.vector(profile.thoraxBias))
    case .found(let found):
      hasThorax = found.sensorCount == 2
      mountings = (found.sacrum, found.thorax)
      sacrum = DoubleOrientation()
      thorax = DoubleOrientation()
    }
  }

  /// One sample; nil where the pipeline must drop it because time does not advance.
  package mutating func add(_ input: SampleInput) -> Angles? {
    let nominal = configuration.nominalInterval.microseconds
    let time = input.time.microseconds
    let span = last.map { time - $0 } ?? nominal
    if span <= 0 { return nil }
    let isBridge = last != nil && span > nominal + nominal / 2
    if isBridge && span > 100_000 {
      sacrum.restart()
      thorax.restart()
    }
    last = time
    let filtered = min(span, 100_000)
    Self.feed(&sacrum, input.sacrum, configuration.sacrum, filtered, isBridge)
    if hasThorax { Self.feed(&thorax, input.thorax, configuration.thorax, filtered, isBridge) }
    return Angles(
      sacrumUp: sacrum.up, pelvisPitch: Self.pitch(sacrum.up, mountings.0),
      trunkPitch: hasThorax ? Self.pitch(thorax.up, mountings.1) : nil,
      pelvisIsClear: sacrum.certainty > 0.5 && Self.isClear(sacrum.up, mountings.0),
      trunkIsClear: hasThorax && thorax.certainty > 0.5
        && Self.isClear(thorax.up, mountings.1), sacrumIsDefined: sacrum.certainty > 0.5)
  }

  private static func feed(
    _ filter: inout DoubleOrientation, _ raw: RawSample, _ model: SensorModel,
    _ microseconds: Int64, _ isBridge: Bool
  ) {
    func isBeyond(_ a: Int16, _ b: Int16, _ c: Int16, _ limit: Int16) -> Bool {
      max(abs(Int(a)), max(abs(Int(b)), abs(Int(c)))) >= Int(limit)
    }
    filter.update(
      rate: quantity(model.gyro, raw.gx, raw.gy, raw.gz, fractionBits: 30),
      force: quantity(model.accel, raw.ax, raw.ay, raw.az, fractionBits: 34),
      microseconds: microseconds,
      gyroIsClipped: isBeyond(raw.gx, raw.gy, raw.gz, model.gyroLimitCounts),
      accelIsClipped: isBeyond(raw.ax, raw.ay, raw.az, model.accelLimitCounts),
      isBridge: isBridge)
  }

  /// Matrix times counts less bias; the matrix's own roundings are part of the model, not of the
  /// arithmetic that is looked at.
  private static func quantity<Q>(
    _ model: TriadModel<Q>, _ a: Int16, _ b: Int16, _ c: Int16, fractionBits: Int
  ) -> DoubleVector {
    let scale = pow(2, -Double(fractionBits))
    let (x, y, z) = (Double(a), Double(b), Double(c))
    func line(_ row: InlineArray<3, Int32>) -> Double {
      (Double(row[0]) * x + Double(row[1]) * y + Double(row[2]) * z) * scale
    }
    let bias = vector(model.bias)
    return DoubleVector(
      line(model.row0) - bias.x, line(model.row1) - bias.y, line(model.row2) - bias.z)
  }

  private static func pitch(_ up: DoubleVector, _ mounting: Mounting) -> Double {
    atan2(-up.dot(vector(mounting.forward)), up.dot(vector(mounting.up))) * 180 / .pi
  }

  private static func isClear(_ up: DoubleVector, _ mounting: Mounting) -> Bool {
    abs(up.dot(vector(mounting.left))) < 0.866
  }

  /// A vector of fixed-point components as doubles, in the quantity's own unit.
  package static func vector<Q>(_ v: Vector3<Q>) -> DoubleVector {
    let scale = pow(2, -Double(Q.fractionBits))
    return DoubleVector(Double(v.x.raw) * scale, Double(v.y.raw) * scale, Double(v.z.raw) * scale)
  }
}
