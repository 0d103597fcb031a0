import HingeCore
import IMU
import Simulation

/// Every lift there is.
let everyStyle: [LiftStyle] = [
  .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
]

extension SimulatedStream {
  /// A plain lifter with exact sensors: what can be computed by hand.
  static func plain(
    _ scenario: Scenario, style: LiftStyle = .conventional, sensors: Int = 2,
    rateHertz: Int = 200, roundingPercent: Int? = nil, sacrum: SensorErrors = .perfect,
    thorax: SensorErrors = .perfect, faults: [SimulatedFault] = []
  ) throws -> SimulatedStream {
    let plan = try SimulationPlan(
      seed: 5, style: style, sensors: sensors, rateHertz: rateHertz, scenario: scenario,
      roundingPercent: roundingPercent, grade: .perfect, faults: FaultPlan(faults))
    return SimulatedStream(
      plan: plan,
      wearer: SimulatedWearer(lifter: .plain(style: style), sacrum: sacrum, thorax: thorax))
  }

  var samples: [SampleInput] { Array(self) }
}

/// Readings of an exact sensor in g and °/s.
struct Reading {
  var ax: Double
  var ay: Double
  var az: Double
  var gx: Double
  var gy: Double
  var gz: Double

  init(_ s: RawSample) {
    (ax, ay, az) = (Double(s.ax) / 4096, Double(s.ay) / 4096, Double(s.az) / 4096)
    (gx, gy, gz) = (Double(s.gx) / 65.5, Double(s.gy) / 65.5, Double(s.gz) / 65.5)
  }
  var force: Double { (ax * ax + ay * ay + az * az).squareRoot() }
  var rate: Double { (gx * gx + gy * gy + gz * gz).squareRoot() }
}

/// FNV-1a of all counts and times, to compare recordings at a glance.
func fingerprint(_ samples: [SampleInput]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func mix(_ value: Int64) {
    for shift in stride(from: Int64(0), to: 64, by: 8) {
      hash ^= UInt64(truncatingIfNeeded: value >> shift) & 0xFF
      hash &*= 0x0000_0100_0000_01B3
    }
  }
  for s in samples {
    mix(s.time.microseconds)
    for sensor in [s.sacrum, s.thorax] {
      for v in [sensor.ax, sensor.ay, sensor.az, sensor.gx, sensor.gy, sensor.gz] {
        mix(Int64(v))
      }
    }
  }
  return hash
}
