/// The slow mean of the rotation matrix, through the same low-pass as the specific force.
///
/// The slow mean of the force answers to a gyro bias as it was turned over the last seconds, not
/// as the sensor stands now. Seen through the equally slow rotation, what gravity does in the
/// inertial frame belongs to the bias in the sensor's frame; and where the sensor has been turned
/// all ways, the mean is short and little is learnt, as it should be (VQF, section 3.4).
/// Updated at the pace of learning, not of the samples.
struct SlowRotation: BitwiseCopyable, Sendable {
  private var x = SlowVector()
  private var y = SlowVector()
  private var z = SlowVector()

  /// - Parameter share: weight in the plain mean while the filter starts, Q.30; nil once it runs.
  mutating func update(
    _ rotation: RotationMatrix, step: LowPassStep, share: Int64?
  ) {
    Self.feed(&x, rotation.x, step, share)
    Self.feed(&y, rotation.y, step, share)
    Self.feed(&z, rotation.z, step, share)
  }

  // Not inlined: three copies of it are two kilobytes of code.
  @inline(never)
  private static func feed(
    _ mean: inout SlowVector, _ row: UnitVector, _ step: LowPassStep, _ share: Int64?
  ) {
    // Q1.30 to the Q7.24 of the means, toward negative infinity: 2^-24 at most.
    if let share {
      mean.average(row.x.raw &>> 6, row.y.raw &>> 6, row.z.raw &>> 6, share: share)
    } else {
      mean.update(row.x.raw &>> 6, row.y.raw &>> 6, row.z.raw &>> 6, step: step)
    }
  }

  /// The mean's transpose times a rate: from the inertial frame to the sensor's.
  func unrotated(_ rate: Vector3<AngularRate>) -> Vector3<AngularRate> {
    @inline(__always) func column(_ a: SlowMean, _ b: SlowMean, _ c: SlowMean) -> UnitVector {
      UnitVector(element(a), element(b), element(c))
    }
    // Q.40 to Q1.30, toward negative infinity.
    @inline(__always) func element(_ mean: SlowMean) -> Fraction {
      Fraction(raw: Int32(truncatingIfNeeded: mean.value &>> 10))
    }
    return Vector3(
      rate.dot(column(x.x, y.x, z.x)), rate.dot(column(x.y, y.y, z.y)),
      rate.dot(column(x.z, y.z, z.z)))
  }
}
