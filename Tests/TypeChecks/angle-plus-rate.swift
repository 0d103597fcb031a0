// target: Coaching
// expect: error: (cannot convert value of type 'AngularRate' to expected argument type 'Angle'|binary operator '\+' cannot be applied)
internal import HingeCore

/// A rate becomes an angle only over an interval: adding the two is a mistake of units.
func pitchAfter(_ interval: SampleInterval, pitch: Angle, rate: AngularRate) -> Angle {
  _ = interval  // MISTAKE
  return pitch + rate  // MISTAKE
  return pitch + rate * interval  // MENDED
}
