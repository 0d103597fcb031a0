import HingeCore
import Simulation
import Testing

/// The box that is laid on its faces.
@Suite struct SixFacesSceneTests {
  /// Stretches of at least a second without turning, each by its mean force.
  private func poses(
    _ samples: [SampleInput], _ sensor: (SampleInput) -> Reading
  ) -> [(x: Double, y: Double, z: Double)] {
    var list: [(x: Double, y: Double, z: Double)] = []
    var still: [Reading] = []
    func close() {
      if still.count >= 200 {
        let n = Double(still.count)
        func mean(_ part: (Reading) -> Double) -> Double { still.reduce(0) { $0 + part($1) } / n }
        list.append((mean(\.ax), mean(\.ay), mean(\.az)))
      }
      still = []
    }
    for sample in samples {
      let reading = sensor(sample)
      if reading.rate < 0.02 { still.append(reading) } else { close() }
    }
    close()
    return list
  }

  /// The box lies within 2° of level and each sensor within 2° of its edges, about each axis.
  @Test func eachFaceOfBothSensorsPointsUp() throws {
    let samples = try SimulatedStream.plain(.sixFaces).samples
    let order: [(x: Double, y: Double, z: Double)] = [
      (0, 0, 1), (-1, 0, 0), (0, 1, 0), (1, 0, 0), (0, 0, -1), (0, -1, 0), (0, 0, 1), (0, 0, 1),
      (0, 0, 1),
    ]
    for found in [poses(samples) { Reading($0.sacrum) }, poses(samples) { Reading($0.thorax) }] {
      #expect(found.count == order.count)
      for (pose, face) in zip(found, order) {
        let cosine = pose.x * face.x + pose.y * face.y + pose.z * face.z
        // Twice 2° about two axes: 5.7°.
        #expect(cosine > 0.995 && cosine < 1.001, "\(pose) for \(face)")
        let length = (pose.x * pose.x + pose.y * pose.y + pose.z * pose.z).squareRoot()
        #expect(abs(length - 1) < 0.001)
      }
    }
  }

  /// Both sensors turn with the box, the last time flat on the table by a quarter and back.
  @Test func bothTurnWithTheBox() throws {
    let samples = try SimulatedStream.plain(.sixFaces).samples
    func flatTurns(_ sensor: (SampleInput) -> Reading) -> [Double] {
      var turns: [Double] = []
      var sum = 0.0
      for sample in samples {
        let reading = sensor(sample)
        if reading.rate > 0.02 {
          sum += reading.gz / 200
        } else if sum != 0 {
          turns.append(sum)
          sum = 0
        }
      }
      return turns.suffix(2)
    }
    for turns in [flatTurns { Reading($0.sacrum) }, flatTurns { Reading($0.thorax) }] {
      // Within 0.4° of hands, and the cosine of how askew the sensor sits.
      #expect(zip(turns, [90.0, -90]).allSatisfy { abs($0 - $1) < 0.7 }, "\(turns)")
    }
  }

  /// A fault of the data reaches this recording as it reaches any other.
  @Test func aSlippedSensorShows() throws {
    let fault = SimulatedFault(.slip, startSeconds: 1, sensor: 2, degrees: 10)
    let steady = try SimulatedStream.plain(.sixFaces).samples
    let slipped = try SimulatedStream.plain(.sixFaces, faults: [fault]).samples
    #expect(steady.map(\.sacrum) == slipped.map(\.sacrum))
    #expect(steady.map(\.thorax) != slipped.map(\.thorax))
  }
}
