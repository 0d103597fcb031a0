/// The angle of the vector (x, y) from the x axis, -180°...180°.
///
/// Both arguments share any one scale; their length does not matter. The smaller over the larger,
/// one division, then a polynomial: a fifth of the instructions of a CORDIC of this accuracy, and
/// as bounded. Error at most one step (1.6e-5°), asserted in the tests against a Double. The zero
/// vector has no direction and gives zero.
package func arcTangent(y: Int32, x: Int32) -> Angle {
  let width = Int64(truncatingIfNeeded: x.magnitude)
  let height = Int64(truncatingIfNeeded: y.magnitude)
  let isSteep = height > width
  let larger = isSteep ? height : width
  if larger == 0 { return .zero }
  let smaller = isSteep ? width : height
  let ratio = (smaller &<< 30) / larger
  let square = (ratio &* ratio) &>> 30
  // Arc tangent z / z in z², degrees, Q.24: minimax on 0...1, error 2.2e-6°, below a seventh of the
  // result's own step. Horner's rule, written out so that it is straight code everywhere; products
  // toward negative infinity, which the error below includes.
  var sum: Int64 = -3_897_503
  sum = 21_016_055 &+ ((sum &* square) &>> 30)
  sum = -53_746_480 &+ ((sum &* square) &>> 30)
  sum = 92_686_944 &+ ((sum &* square) &>> 30)
  sum = -133_698_610 &+ ((sum &* square) &>> 30)
  sum = 191_739_092 &+ ((sum &* square) &>> 30)
  sum = -320_387_843 &+ ((sum &* square) &>> 30)
  sum = 961_263_030 &+ ((sum &* square) &>> 30)
  // Q.24 degrees in the first octant, then out to the one the vector is in.
  var angle = (sum &* ratio) &>> 30
  if isSteep { angle = (90 &<< 24) &- angle }
  if x < 0 { angle = (180 &<< 24) &- angle }
  if y < 0 { angle = 0 &- angle }
  return Angle(raw: Int32(truncatingIfNeeded: angle.nearestShift(right: 8)))
}
