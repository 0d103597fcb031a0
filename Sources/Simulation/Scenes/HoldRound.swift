package import HingeCore

/// A hold as it was danced, in windows: the truth is found inside them.
struct PlannedHold: Sendable {
  var kind: HoldKind
  var side: HoldSide
  /// The move into the posture, and the first one out of it. Of a carry: the walk's own ends.
  var entry: ClosedRange<Double>
  var exit: ClosedRange<Double>
  var losses: [PlannedLoss] = []
}

/// A loss as it was planned.
struct PlannedLoss: Sendable {
  var what: HoldLoss
  /// From the first departure to the end of its mending.
  var start: Double
  var end: Double
}

/// Dances a round of holds of one kind: down to the floor, into the posture, some seconds of holding
/// with breath, tremor, slow fatigue and perhaps losses, out of it and up again; twice.
///
/// Shapes are assumptions as those of the lifts are: how far a pelvis turns, how much of a sag it
/// takes and how much the lumbar spine, how quickly people get down.
enum HoldRound {
  static func dance(_ kind: HoldKind, on stage: inout Choreography) -> [PlannedHold] {
    var holds: [PlannedHold] = []
    stage.wait(stage.draws.uniform(2.5...4))
    let firstSide: HoldSide = stage.draws.chance(0.5) ? .left : .right
    for index in 0..<2 {
      let side: HoldSide =
        kind != .sidePlank ? .none : index == 0 ? firstSide : firstSide == .left ? .right : .left
      var stretch = HoldStretch(kind: kind, side: side)
      holds.append(stretch.dance(on: &stage))
      stage.wait(stage.draws.uniform(2.5...5))
    }
    return holds
  }

  /// Kneels, sits, lies on a bench and presses, ties a shoe: none of it is a hold.
  static func rest(on stage: inout Choreography) {
    typealias Pose = Choreography.Pose
    stage.wait(2)
    stage.walk(5)
    let seat = Pose(
      pelvis: stage.draws.uniform(-20 ... -6), lumbar: stage.draws.uniform(12...25), height: -0.42,
      forward: -0.3)
    let kneeling = Pose(
      pelvis: stage.draws.uniform(-5...10), lumbar: stage.draws.uniform(-4...6), height: -0.4,
      forward: 0.1)
    let heels = Pose(
      pelvis: stage.draws.uniform(-15...15), lumbar: stage.draws.uniform(5...25), height: -0.6,
      forward: -0.1)
    // Lies down on a bench with a hollow back, and presses a bar.
    let bench = Pose(
      pelvis: stage.draws.uniform(-90 ... -80), lumbar: stage.draws.uniform(-5...10),
      height: -0.4, forward: -0.3)
    stage.move(to: seat, seconds: 1.4)
    stage.wait(stage.draws.uniform(4...8))
    stage.move(to: bench, seconds: stage.draws.uniform(1.4...2))
    breathe(for: 14, on: &stage)
    stage.motion.rhythms.add(
      Rhythm(
        start: stage.now + 2, end: stage.now + 13, frequency: 0.45, heightMeters: 0.002,
        pelvisDegrees: 0.5, lumbarDegrees: 0.8))
    stage.wait(14)
    stage.move(to: seat, seconds: 1.6)
    stage.wait(2)
    stage.move(to: .standing, seconds: 1.2)
    stage.wait(1)
    stage.move(to: kneeling, seconds: 1.4)
    stage.wait(stage.draws.uniform(4...8))
    stage.move(to: heels, seconds: 1)
    stage.wait(stage.draws.uniform(4...8))
    stage.move(to: kneeling, seconds: 1)
    stage.move(to: .standing, seconds: 1.4)
    stage.walk(4)
    Activity.tieShoe.act(on: &stage)
    stage.wait(2)
  }

  /// A breath every four seconds or so, and a tremor that comes and goes.
  static func breathe(for seconds: Double, on stage: inout Choreography) {
    stage.motion.rhythms.add(
      Rhythm(
        start: stage.now, end: stage.now + seconds, frequency: stage.draws.uniform(0.2...0.35),
        heightMeters: stage.draws.uniform(0.001...0.004),
        pelvisDegrees: stage.draws.uniform(0.1...0.5),
        lumbarDegrees: stage.draws.uniform(0.3...1)))
    var time = stage.now
    let end = stage.now + seconds
    while time < end {
      let length = min(stage.draws.uniform(2...4), end - time)
      // Muscles that tire shake more.
      let tired = (time - stage.now) / seconds
      let strength = stage.draws.uniform(0.05...0.2) + 0.3 * tired
      stage.motion.trembles.add(Tremble(start: time, end: time + length, strength: strength))
      time += length
    }
  }
}
