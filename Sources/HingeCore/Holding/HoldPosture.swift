/// Which hold a posture could be.
///
/// From where up is in the pelvis, no more: what lies as a hold does is taken for it. Lying prone, and
/// on hands and knees, a pelvis is turned as in a plank, within a few degrees; so a bird-dog is never
/// recognised, only chosen, and who rests on hands and knees in a round without a chosen kind is
/// said to hold a plank. With two sensors a back that is round (child's pose) is told from both.
enum HoldPosture {
  // Degrees; of the pelvis's pitch from standing.
  private static var upright: Int32 { 20 }
  private static var prone: Int32 { 66 }
  /// A plank rises from the feet to the shoulders; who lies prone does not.
  private static var flat: Int32 { 87 }
  /// Supine with the hips on the floor the pelvis is tucked by some 5 to 12°.
  static var lifted: Int32 { -102 }
  /// Nobody's back is that round in a plank.
  private static var roundest: Int32 { 30 }

  /// The hold that a frame's posture could be; nil for none.
  ///
  /// - Parameters:
  ///   - lumbar: T12's pitch less that of the pelvis; nil with one sensor.
  ///   - chosen: what the wearer said. Then only that, in wider bounds.
  static func plausible(
    _ pelvis: SegmentUp, lumbar: Angle?, isStepping: Bool, chosen: HoldKind?
  ) -> HoldPlane? {
    let lean = pelvis.lean.raw &>> 16
    if lean >= 50 || lean <= -50 {
      if let chosen, chosen != .sidePlank { return nil }
      let elevation = pelvis.elevation.raw &>> 16
      guard elevation >= 5 && elevation <= 40 else { return nil }
      return HoldPlane(kind: .sidePlank, side: lean > 0 ? .left : .right)
    }
    if lean >= 25 || lean <= -25 { return nil }
    let pitch = pelvis.pitch.raw &>> 16
    guard let kind = chosen ?? recognised(pitch, lumbar, isStepping: isStepping) else {
      return nil
    }
    return fits(kind, pitch, lean, isStepping: isStepping)
      ? HoldPlane(kind: kind, side: .none) : nil
  }

  private static func recognised(
    _ pitch: Int32, _ lumbar: Angle?, isStepping: Bool
  ) -> HoldKind? {
    if pitch >= prone {
      if let lumbar, lumbar > Angle(degrees: roundest) { return nil }
      return .plank
    }
    if pitch >= 25 { return .hinge }
    return pitch <= lifted ? .bridge : .carry
  }

  private static func fits(
    _ kind: HoldKind, _ pitch: Int32, _ lean: Int32, isStepping: Bool
  ) -> Bool {
    switch kind {
    case .plank: pitch >= 50 && pitch < flat
    case .birdDog: pitch >= 65 && pitch <= 112
    case .bridge: pitch <= lifted && pitch >= -160
    case .hinge: pitch >= 20 && pitch < 80
    case .carry:
      isStepping && pitch > 0 &- upright && pitch < upright && lean > -15 && lean < 15
    case .sidePlank: false
    }
  }
}
