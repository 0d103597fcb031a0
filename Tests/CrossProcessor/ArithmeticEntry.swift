// The core's arithmetic as C sees it, for scripts/check-arithmetic: compiled together with the
// files of HingeCore that define it, and no part of the package.

/// One operation of the core on `a` and `b`. The numbers are those of `operations` in
/// arithmetic.c, which also says what they accept.
@_cdecl("hinge_arithmetic")
func arithmetic(_ operation: Int32, _ a: Int64, _ b: Int64) -> Int64 {
  let first = Int32(truncatingIfNeeded: a)
  let second = Int32(truncatingIfNeeded: b)
  return switch operation {
  case 0: Int64(first.addingSaturated(second))
  case 1: Int64(first.subtractingSaturated(second))
  case 2: Int64(Int32(saturating: a))
  case 3: first.widened(times: second)
  case 4: a.roundedShift(right: b)
  case 5: Int64(first.roundedShift(right: second))
  case 6: a.nearestShift(right: b)
  case 7: Int64((Angle(raw: first) + Angle(raw: second)).raw)
  case 8: Int64((Angle(raw: first) - Angle(raw: second)).raw)
  case 9: Int64((-Angle(raw: first)).raw)
  case 10: Int64(Angle(raw: first).magnitude.raw)
  case 11: Int64(Angle(raw: first).half.raw)
  case 12: Int64(Angle(raw: first).scaled(by: Fraction(raw: second)).raw)
  case 13: Int64(Angle(thousandths: a).raw)
  case 14: Angle(raw: first).thousandths
  case 15: Int64(squareRoot(UInt64(bitPattern: a)))
  case 16: Int64(bitPattern: nearSquareRoot(UInt64(bitPattern: a)))
  case 17: Int64(bitPattern: reciprocalSquareRoot(UInt64(bitPattern: a)))
  case 18: Int64(arcTangent(y: first, x: second).raw)
  default: 0
  }
}
