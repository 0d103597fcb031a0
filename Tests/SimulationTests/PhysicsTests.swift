import HingeCore
import IMU
import Simulation
import Testing

/// What exact sensors must feel when the motion is known.
@Suite struct PhysicsTests {
  @Test func standingStillFeelsOneG() throws {
    for sample in try SimulatedStream.plain(.stand, rateHertz: 50).samples {
      for reading in [Reading(sample.sacrum), Reading(sample.thorax)] {
        #expect(abs(reading.force - 1) < 0.0005)
        #expect(abs(reading.az - 1) < 0.0005)
        #expect(reading.rate < 0.02)
      }
    }
  }

  /// The gyro's integral is the pitch; at 400 Hz counts and trapezoids leave little room.
  @Test(arguments: [LiftStyle.conventional, .romanian])
  func integratedRatesAreThePitch(_ style: LiftStyle) throws {
    let stream = try SimulatedStream.plain(
      .mixed, style: style, rateHertz: 400, roundingPercent: 80)
    let truth = stream.truth()
    var pelvis = 0.0
    var trunk = 0.0
    var before: SampleInput?
    var worstPelvis = 0.0
    var worstTrunk = 0.0
    var next = 0
    for sample in stream {
      let seconds = Double(sample.time.microseconds) / 1e6
      if let before {
        let dt = seconds - Double(before.time.microseconds) / 1e6
        pelvis += 0.5 * dt * (Reading(sample.sacrum).gy + Reading(before.sacrum).gy)
        trunk += 0.5 * dt * (Reading(sample.thorax).gy + Reading(before.thorax).gy)
      }
      before = sample
      if next < truth.seconds.count, abs(truth.seconds[next] - seconds) < 1e-6 {
        let p = truth.pelvisPitchDegrees[next]
        worstPelvis = max(worstPelvis, abs(pelvis - p))
        worstTrunk = max(worstTrunk, abs(trunk - p - truth.lumbarFlexionDegrees[next]))
        next += 1
      }
    }
    #expect(next > 1300)
    // The bar's contact rings the sensor, and the small lean and twist move it off the axis.
    #expect(worstPelvis < 0.5)
    #expect(worstTrunk < 0.5)
  }

  /// Gravity along the tilted axis: still at the bottom, the accelerometer tells the pitch.
  @Test func gravityTellsTheHold() throws {
    let stream = try SimulatedStream.plain(.hinge)
    let hold = stream.samples.first { $0.time.microseconds >= 7_600_000 }
    let truth = stream.truth()
    let pitch = truth.pelvisPitchDegrees[380]
    let reading = Reading(try #require(hold).sacrum)
    #expect(pitch > 40)
    // tan of the pitch, by the identity at 45° ± a little.
    let tilt = -reading.ax / reading.az
    let small = (pitch - 45) * 3.141592653589793 / 180
    #expect(abs(tilt - (1 + small) / (1 - small)) < 0.01)
  }

  @Test func forceComesBackToRestAfterTheRise() throws {
    // Vertical velocity gained between two standstills is none: the mean force along gravity is
    // 1 g over hinges that begin and end in standing.
    let samples = try SimulatedStream.plain(.hinge, rateHertz: 400).samples
    var pitch = 0.0
    var sum = 0.0
    for (a, b) in zip(samples, samples.dropFirst()) {
      let dt = Double(b.time.microseconds - a.time.microseconds) / 1e6
      let r = Reading(b.sacrum)
      pitch += 0.5 * dt * (r.gy + Reading(a.sacrum).gy)
      let angle = pitch * 3.141592653589793 / 180
      // Sine and cosine by their series: enough for 60°.
      let s = angle - angle * angle * angle / 6 + angle * angle * angle * angle * angle / 120
      let c = (1 - s * s).squareRoot()
      sum += (r.az * c - r.ax * s - 1) * 9.80665 * dt
    }
    #expect(abs(sum) < 0.15, "vertical velocity left over: \(sum) m/s")
  }

  @Test(arguments: [(1.0, 0.1, -0.1, 0.12), (0, 1, 0, 0), (0.3, -0.7, 0.4, 0.5)])
  func mountingChangesAxesAndNothingElse(
    _ w: Double, _ x: Double, _ y: Double, _ z: Double
  ) throws {
    let turned = SensorErrors.perfect(mountedQuaternion: w, x, y, z)
    let straight = try SimulatedStream.plain(.mixed).samples
    let other = try SimulatedStream.plain(.mixed, sacrum: turned).samples
    #expect(straight.count == other.count)
    var worst = (force: 0.0, rate: 0.0, scalar: 0.0)
    for (a, b) in zip(straight, other) {
      let p = Reading(a.sacrum)
      let q = Reading(b.sacrum)
      worst.force = max(worst.force, abs(p.force - q.force))
      worst.rate = max(worst.rate, abs(p.rate - q.rate))
      let pScalar = p.ax * p.gx + p.ay * p.gy + p.az * p.gz
      let qScalar = q.ax * q.gx + q.ay * q.gy + q.az * q.gz
      worst.scalar = max(worst.scalar, abs(pScalar - qScalar))
    }
    // A count or two of rounding.
    #expect(worst.force < 0.0007)
    #expect(worst.rate < 0.04)
    #expect(worst.scalar < 0.2)
  }

  @Test func walkingIsWalking() throws {
    let samples = try SimulatedStream.plain(.idle).samples
    let first = samples.filter { (2_000_000...4_000_000).contains($0.time.microseconds) }
    let forces = first.map { Reading($0.sacrum).az }
    let peak = try #require(forces.max())
    #expect(peak > 1.1 && peak < 1.4, "0.2 g of steps, \(peak)")
  }

  @Test func noBodyTurnsLikeAPropeller() throws {
    for style in everyStyle {
      let plan = try SimulationPlan(seed: 31, style: style, rateHertz: 100, scenario: .fatigue)
      var fastest = 0.0
      var hardest: UInt16 = 0
      for sample in plan.stream() {
        fastest = max(fastest, Reading(sample.sacrum).rate)
        hardest = max(hardest, sample.sacrum.az.magnitude)
      }
      #expect(fastest < 330, "\(style)")
      #expect(hardest < 32767)
    }
  }
}
