/// Up as one segment of the body sees it, in any scale below 2: along its own forward, left and
/// long axis, the last toward the head.
struct SegmentUp: BitwiseCopyable, Sendable {
  var forward: Int32
  var left: Int32
  var along: Int32

  static var standing: SegmentUp { SegmentUp(forward: 0, left: 0, along: 1 &<< 30) }

  /// From the sagittal pitch: 0 standing, 90 prone, -90 supine.
  var pitch: Angle { arcTangent(y: 0 &- forward, x: along) }
  /// The left axis below the horizontal: out of the sagittal plane, to the left positive.
  var lean: Angle { Self.tilt(0 &- left, forward, along) }
  /// The long axis above the horizontal.
  var elevation: Angle { Self.tilt(along, forward, left) }

  /// The angle of a direction to the plane at right angles to one of its components.
  static func tilt(_ part: Int32, _ a: Int32, _ b: Int32) -> Angle {
    // Of numbers below 2^31: the sum is below 2^63.
    let squares = UInt64(bitPattern: a.widened(times: a) &+ b.widened(times: b))
    return arcTangent(y: part, x: Int32(saturating: Int64(bitPattern: nearSquareRoot(squares))))
  }
}

extension SegmentUp {
  init(_ mounting: Mounting, up sensed: UnitVector) {
    self.init(
      forward: sensed.dot(mounting.forward).raw, left: sensed.dot(mounting.left).raw,
      along: sensed.dot(mounting.up).raw)
  }
}

/// The plane that a hold is about, and the two angles of a segment to it.
struct HoldPlane: BitwiseCopyable, Sendable {
  var kind: HoldKind
  var side: HoldSide

  /// In the plane: the sagittal pitch; lying on a side the elevation of the long axis in the frontal
  /// plane, the upper flank up.
  func angle(_ up: SegmentUp) -> Angle {
    if kind != .sidePlank { return up.pitch }
    return arcTangent(y: up.along, x: side == .left ? 0 &- up.left : up.left)
  }

  /// Out of it.
  func across(_ up: SegmentUp) -> Angle {
    kind == .sidePlank ? SegmentUp.tilt(up.forward, up.left, up.along) : up.lean
  }
}
