/// The recording that a device's own calibration asks for, made off the belt.
///
/// The sensors sit in a box with square edges on a table. The tracks that turn a pelvis turn the box:
/// pitch about its y axis, then lean and twist about the room's x and z axes.
extension Scene {
  /// Where the box lies, degrees. From one to the next it is tipped over an edge: about y, about z
  /// twice, about y, about x twice. All six faces point up once, and z twice.
  private static let faces: [(pitch: Double, lean: Double)] = [
    (0, 0), (90, 0), (90, 90), (90, 180), (0, 180), (0, 270), (0, 360),
  ]

  static func sixFaces(on stage: inout Choreography) {
    // A table does not sway.
    stage.motion.sway = Sway()
    lie(&stage)
    for face in faces.dropFirst() {
      tip(pitch: face.pitch, lean: face.lean, &stage)
      lie(&stage)
    }
    for degrees in [90.0, 0] {
      slide(to: degrees, &stage)
      lie(&stage)
    }
  }

  /// A little longer than the three seconds that are asked for.
  private static func lie(_ stage: inout Choreography) { stage.wait(stage.draws.uniform(3.2...4)) }

  /// Lifts the box a hand's breadth, turns it and sets it down, not quite level.
  private static func tip(pitch: Double, lean: Double, _ stage: inout Choreography) {
    let start = stage.now
    let end = start + stage.draws.uniform(1.4...3)
    let middle = (start + end) / 2
    let askew = -2.0...2.0
    stage.motion.pelvis.move(from: start, to: end, value: pitch + stage.draws.uniform(askew))
    stage.motion.lean.move(from: start, to: end, value: lean + stage.draws.uniform(askew))
    stage.motion.height.move(from: start, to: middle, value: stage.draws.uniform(0.04...0.1))
    stage.motion.height.move(from: middle, to: end, value: 0)
    let knock = Triple(0.2, -0.1, 1) * (stage.draws.uniform(0.1...0.6) * 9.806_65)
    stage.motion.jolts.add(Jolt(start: end - 0.02, duration: 0.02, peak: knock, ringDegrees: 0))
    stage.wait(end - start)
  }

  /// Turns the box flat on the table from one square edge to the other, as exactly as a hand can.
  private static func slide(to degrees: Double, _ stage: inout Choreography) {
    let seconds = stage.draws.uniform(1.4...3)
    stage.motion.twist.move(
      from: stage.now, to: stage.now + seconds, value: degrees + stage.draws.uniform(-0.2...0.2))
    stage.wait(seconds)
  }
}
