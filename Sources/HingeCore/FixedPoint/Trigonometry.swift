/// Arc tangents of 2^-i in binary angle units (2^32 a turn), rounded to nearest: the constants of
/// the CORDIC method (Volder 1959). 26 rounds leave less than the rounding of the shifts.
private let arcTangents: InlineArray<26, Int32> = [
  536_870_912, 316_933_406, 167_458_907, 85_004_756, 42_667_331, 21_354_465, 10_679_838, 5_340_245,
  2_670_163, 1_335_087, 667_544, 333_772, 166_886, 83_443, 41_722, 20_861, 10_430, 5_215, 2_608,
  1_304, 652, 326, 163, 81, 41, 20,
]

/// The angle of the vector (x, y) from the x axis, -180°...180°, by CORDIC in vectoring mode.
///
/// Both arguments share any one scale. The vector is first scaled up to 41 bits so that short
/// ones lose nothing. Error at most 1.1e-5° for any vector, less than one step (asserted in the
/// tests against a Double). The zero vector has no direction and gives zero.
package func arcTangent(y: Int32, x: Int32) -> Angle {
  var xx = Int64(truncatingIfNeeded: x)
  var yy = Int64(truncatingIfNeeded: y)
  let largest = max(abs(xx), abs(yy))
  if largest == 0 { return .zero }
  // Up to 2^40: room for the CORDIC gain of 1.65, and rounding far below the angle's own step.
  let up = Int64(truncatingIfNeeded: largest.leadingZeroBitCount) &- 23
  xx = xx &<< up
  yy = yy &<< up
  var angle: Int64 = 0
  if xx < 0 {
    angle = yy >= 0 ? 1 &<< 31 : -1 &<< 31
    xx = 0 &- xx
    yy = 0 &- yy
  }
  var shift: Int64 = 0
  for i in 0..<26 {
    let dx = xx &>> shift
    let dy = yy &>> shift
    let turn = Int64(truncatingIfNeeded: arcTangents[i])
    if yy >= 0 {
      xx = xx &+ dy
      yy = yy &- dx
      angle = angle &+ turn
    } else {
      xx = xx &- dy
      yy = yy &+ dx
      angle = angle &- turn
    }
    shift = shift &+ 1
  }
  // 2^32 a turn to Q15.16 degrees: times 360 / 2^16.
  return Angle(raw: Int32(saturating: (angle &* 360).roundedShift(right: 16)))
}
