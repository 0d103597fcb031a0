/// The slow mean of the rotation matrix, through the same low-pass as the specific force.
///
/// The slow mean of the force answers to a gyro bias as it was turned over the last seconds, not
/// as the sensor stands now. Seen through the equally slow rotation, what gravity does in the
/// inertial frame belongs to the bias in the sensor's frame; and where the sensor has been turned
/// all ways, the mean is short and little is learnt, as it should be (VQF, section 3.4).
/// Updated at the pace of learning, not of the samples.
struct SlowRotation: BitwiseCopyable, Sendable {
  private var means = InlineArray<9, SlowMean>(repeating: SlowMean())

  /// - Parameter share: weight in the plain mean while the filter starts, Q.30; nil once it runs.
  mutating func update(
    _ rotation: RotationMatrix, interval: SampleInterval, corner: CornerFrequency, share: Int64?
  ) {
    let rows: InlineArray<3, UnitVector> = [rotation.x, rotation.y, rotation.z]
    for row in 0..<3 {
      add(rows[row].x, at: 3 &* row, interval, corner, share)
      add(rows[row].y, at: 3 &* row &+ 1, interval, corner, share)
      add(rows[row].z, at: 3 &* row &+ 2, interval, corner, share)
    }
  }

  private mutating func add(
    _ element: Fraction, at index: Int, _ interval: SampleInterval, _ corner: CornerFrequency,
    _ share: Int64?
  ) {
    // Q1.30 to Q7.24.
    let value = element.raw &>> 6
    if let share {
      means[index].average(value, share: share)
    } else {
      means[index].update(value, interval: interval.secondsQ32, corner: corner)
    }
  }

  /// The mean's transpose times a rate: from the inertial frame to the sensor's.
  func unrotated(_ rate: Vector3<AngularRate>) -> Vector3<AngularRate> {
    func element(_ row: Int, _ column: Int) -> Fraction {
      Fraction(raw: Int32(truncatingIfNeeded: means[3 &* row &+ column].value &>> 10))
    }
    func column(_ index: Int) -> UnitVector {
      UnitVector(element(0, index), element(1, index), element(2, index))
    }
    return Vector3(rate.dot(column(0)), rate.dot(column(1)), rate.dot(column(2)))
  }
}
