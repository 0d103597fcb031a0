/// How a sensor sits on its segment: the body's axes in the sensor's own frame.
///
/// x forward, y left, z up while the wearer stands, so that a rotation about +y bends forward
/// (estimation by section 2 of the method: up from standing still, left from the hinge).
package struct Mounting: BitwiseCopyable, Sendable, Equatable {
  /// Unit vectors in the sensor's frame, Q1.30, at right angles: up is forward × left.
  package var forward: UnitVector
  package var left: UnitVector
  package var up: UnitVector

  package init(forward: UnitVector, left: UnitVector, up: UnitVector) {
    self.forward = forward
    self.left = left
    self.up = up
  }

  /// The sensor's own axes are the body's.
  package static var aligned: Mounting { Mounting(forward: .alongX, left: .alongY, up: .alongZ) }

  /// From the up direction while standing and the axis of forward bending, both in the sensor
  /// frame; nil when the two are within about 10° of each other, where no side is defined.
  package init?(up: UnitVector, bendingAxis axis: UnitVector) {
    let tilt = axis.dot(up)
    if tilt.magnitude.raw > 1_057_429_000 { return nil }
    let x = Int64(axis.x.raw) &- up.x.scaled(by: tilt).wideRaw
    let y = Int64(axis.y.raw) &- up.y.scaled(by: tilt).wideRaw
    let z = Int64(axis.z.raw) &- up.z.scaled(by: tilt).wideRaw
    guard let left = direction(x, y, z) else { return nil }
    self.init(forward: left.cross(up), left: left, up: up)
  }

  /// Turned half round the vertical: a belt worn the wrong way round.
  package var reversed: Mounting { Mounting(forward: -forward, left: -left, up: up) }

  /// Sagittal pitch of the segment, degrees from its standing posture, forward positive; within one
  /// step of 1.6e-5° of the direction given, as long as that is not within some 10° of sideways.
  #if _pointerBitWidth(_64)
    @inline(__always)
  #endif
  package func pitch(up sensed: UnitVector) -> Angle {
    arcTangent(y: 0 &- sensed.dot(forward).raw, x: sensed.dot(up).raw)
  }

  /// Lean to the left, degrees: the tilt of the segment's left axis below the horizontal.
  package func lateralLean(up sensed: UnitVector) -> Angle {
    arcTangent(y: 0 &- sensed.dot(left).raw, x: sensed.dot(up).raw)
  }

  /// Whether the segment is tilted by more than some 34° off the sagittal plane.
  @inline(never)
  func isSideways(up sensed: UnitVector) -> Bool {
    @inline(never) func size(_ axis: UnitVector) -> UInt64 {
      // Of unit vectors: 2^60 and no more.
      (sensed.x.wideRaw &* axis.x.wideRaw &+ sensed.y.wideRaw &* axis.y.wideRaw
        &+ sensed.z.wideRaw &* axis.z.wideRaw).magnitude
    }
    return 3 &* size(left) > 2 &* size(forward)
  }

  /// Rate of sagittal pitch, °/s.
  @inline(__always)
  package func pitchRate(_ rate: Vector3<AngularRate>) -> AngularRate { rate.dot(left) }
}

extension Fraction {
  @inline(__always) fileprivate var wideRaw: Int64 { Int64(truncatingIfNeeded: raw) }
}
