import DeviceCalibration
import Foundation
import HingeCore
import IMU
import Recording
import Setup
import Simulation
import Testing

/// From simulated sensors with known errors to their calibration: what is found is what is true, as
/// far as noise, counts and hands allow.
@Suite struct SixFacesTests {
  /// How far a calibration may be off, from what one reading's noise is. Six deviations or so.
  private struct Limits {
    /// Parts per million, and micro-g.
    let accel: Double
    /// Parts per million about x and y, and about z.
    let gyro: Double
    let gyroFlat: Double
    /// Thousandths of a degree a second.
    let gyroBias: Double

    init(_ truth: SensorTruth, rateHertz: Double) {
      // A pose lies for 3.2 s at least, of which the fit leaves out 0.3 s at both ends.
      let readings = 2.5 * rateHertz
      // A scale and a bias are half the difference and half the sum of two poses' means, which are
      // each a deviation over the root of the readings; four of them, and half a count where no
      // noise spreads the rounding.
      let pose = truth.accelNoiseUg / readings.squareRoot()
      accel = 4 * pose + 122
      // A turn takes at most 3 s of some 90°. It is off by gravity's direction at both ends, by the
      // mean bias of two poses over its time, and by the noise summed up on the way; two turns an
      // axis share that.
      let ends = (2.0).squareRoot() * pose * 1e-6 * 180 / .pi
      let rate = truth.gyroNoiseMdps / 1000
      let drift = rate / (2 * readings).squareRoot() * 3
      let walk = rate * (3 / rateHertz).squareRoot()
      let turn = (ends * ends + drift * drift + walk * walk).squareRoot() / (2.0).squareRoot()
      // Half a count of gravity at both ends is a hundredth of a degree.
      gyro = 4 * turn / 90 * 1e6 + 200
      // Two of the four turns about z are flat on the table: there the edge stands for 90°, and a hand
      // puts the box against it to 0.2°, there and back. That is 0.6° in four turns.
      gyroFlat = gyro + 0.6 / 4 / 90 * 1e6
      // All nine poses' mean, and half a count.
      gyroBias = 4 * truth.gyroNoiseMdps / (9 * readings).squareRoot() + 8
    }
  }

  private func calibrate(_ recording: Recording, sensor: Int) throws -> DeviceCalibration {
    try DeviceCalibrator.calibrate(
      recording.samples.map { ($0.time, sensor == 0 ? $0.sacrum : $0.thorax) },
      model: recording.header.sensors[sensor].model,
      nominalInterval: TimeSpan(microseconds: recording.header.nominalIntervalUS)
    ).get()
  }

  /// A chip that is read faster shows more of its noise, and is as still.
  @Test(arguments: [50, 1000], [UInt64(1), 2, 3])
  func noisyPartsLieStillAtEveryRate(_ rate: Int, _ seed: UInt64) throws {
    let plan = try SimulationPlan(
      seed: seed, style: .conventional, rateHertz: rate, scenario: .sixFaces, grade: .worst)
    let stream = plan.stream()
    let found = try DeviceCalibrator.calibrate(
      Array(stream).map { ($0.time, $0.sacrum) }, model: stream.descriptions[0].model,
      nominalInterval: TimeSpan(microseconds: Int64(1_000_000 / rate))
    ).get()
    #expect(found.poses == 9, "seed \(seed)")
  }

  @Test(arguments: SensorGrade.allCases, [UInt64(1), 2, 3, 4, 5])
  func findsWhatTheSimulatedSensorsGetWrong(_ grade: SensorGrade, _ seed: UInt64) throws {
    let plan = try SimulationPlan(
      seed: seed, style: .conventional, scenario: .sixFaces, grade: grade)
    let recording = SimulatedBelt.recording(plan)
    let truth = plan.stream().deviceTruth()
    #expect(truth.sensors.count == 2)
    for (index, real) in truth.sensors.enumerated() {
      let found = try calibrate(recording, sensor: index)
      let limits = Limits(real, rateHertz: 200)
      let place = "seed \(seed), \(grade), sensor \(index + 1)"
      for axis in 0..<3 {
        func off(_ values: [Int64], _ truth: [Double]) -> Double {
          abs(Double(values[axis]) - truth[axis])
        }
        #expect(off(found.accelScalePpm, real.accelScalePpm) < limits.accel, "\(place)")
        #expect(off(found.accelBiasMicroG, real.accelBiasUg) < limits.accel, "\(place)")
        let most = axis == 2 ? limits.gyroFlat : limits.gyro
        #expect(off(found.gyroScalePpm, real.gyroScalePpm) < most, "\(place)")
        // The bias wanders while the sensor warms: it was found if it was there at some time.
        let ends = [real.gyroBiasMdps[axis], real.gyroBiasEndMdps[axis]].sorted()
        let bias = (ends[0] - limits.gyroBias)...(ends[1] + limits.gyroBias)
        #expect(bias.contains(Double(found.gyroBiasMdps[axis])), "\(place)")
      }
      #expect(found.poses >= 9, "\(place)")
    }
  }

  /// The errors are the sensors' own: those of the sets, whatever is lifted.
  @Test func theErrorsStayWithTheSensors() throws {
    let plan = try SimulationPlan(seed: 6, style: .sumo, scenario: .sixFaces, grade: .worst)
    let box = plan.stream().deviceTruth()
    let set = plan.showing(.mixed).stream().deviceTruth()
    #expect(box.sensors.map(\.accelScalePpm) == set.sensors.map(\.accelScalePpm))
    #expect(box.sensors.map(\.gyroBiasMdps) == set.sensors.map(\.gyroBiasMdps))
    #expect(box.sensors[0] != box.sensors[1])
    let one = try SimulationPlan(
      seed: 6, style: .sumo, sensors: 1, scenario: .sixFaces, grade: .worst)
    #expect(one.stream().deviceTruth().sensors == [box.sensors[0]])
  }

  @Test func theTruthNamesItsUnits() throws {
    let truth = try SimulationPlan(seed: 7, style: .sumo, scenario: .sixFaces).stream()
      .deviceTruth()
    let text = String(decoding: try JSONEncoder().encode(truth), as: UTF8.self)
    for key in [
      "\"plan\":\"six-faces\"", "\"accel_scale_ppm\"", "\"accel_bias_ug\"", "\"accel_noise_ug\"",
      "\"gyro_scale_ppm\"", "\"gyro_bias_mdps\"", "\"gyro_bias_end_mdps\"", "\"gyro_noise_mdps\"",
    ] { #expect(text.contains(key), "\(key)") }
    #expect(try JSONDecoder().decode(DeviceTruth.self, from: Data(text.utf8)) == truth)
  }
}
