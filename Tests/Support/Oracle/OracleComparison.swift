import Foundation
package import HingeCore

/// The pipeline and its Double oracle over the same samples: the largest differences, degrees.
package struct OracleComparison: Sendable {
  package private(set) var samples = 0
  /// Samples at which the mean force is long enough to say where up is.
  package private(set) var defined = 0
  /// Between the two up directions of the sacral sensor.
  package private(set) var inclination = 0.0
  /// Of the two sensors' pitches and of their difference, flexion. A pitch is left out while the
  /// sagittal plane says nothing of it: the segment lies on its side, within 30° of it.
  package private(set) var pitch = 0.0
  package private(set) var flexion = 0.0
  /// Seconds of the recording at the largest of the three.
  package private(set) var worstAt = 0.0

  package var worst: Double { max(inclination, max(pitch, flexion)) }

  package init(_ configuration: PipelineConfiguration, _ samples: [SampleInput]) {
    var pipeline = HingePipeline(configuration)
    var oracle = DoublePosture(configuration)
    for sample in samples {
      pipeline.step(sample)
      guard let truth = oracle.add(sample) else { continue }
      self.samples += 1
      let before = worst
      compare(pipeline, truth)
      if worst > before { worstAt = Double(sample.time.microseconds) / 1e6 }
    }
  }

  private mutating func compare(_ pipeline: HingePipeline, _ truth: DoublePosture.Angles) {
    let up = DoublePosture.vector(pipeline.sacrumUp)
    let sine = up.cross(truth.sacrumUp).length
    if truth.sacrumIsDefined {
      defined += 1
      inclination = max(inclination, atan2(sine, up.dot(truth.sacrumUp)) * 180 / .pi)
    }
    let pelvis = degrees(pipeline.reading.pelvisPitch)
    if truth.pelvisIsClear { pitch = max(pitch, Self.between(pelvis, truth.pelvisPitch)) }
    guard let trunk = pipeline.reading.trunkPitch, let trueTrunk = truth.trunkPitch,
      let trueFlexion = truth.flexion
    else { return }
    if truth.trunkIsClear { pitch = max(pitch, Self.between(degrees(trunk), trueTrunk)) }
    if truth.pelvisIsClear && truth.trunkIsClear {
      flexion = max(flexion, Self.between(degrees(trunk) - pelvis, trueFlexion))
    }
  }

  private func degrees(_ angle: Angle) -> Double { Double(angle.raw) / 65536 }

  /// The lesser way round the circle.
  private static func between(_ a: Double, _ b: Double) -> Double {
    abs((a - b).remainder(dividingBy: 360))
  }
}
