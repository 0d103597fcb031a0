/// What people do in a gym that is no lift: none of it may count as a rep or raise an alert.
enum Activity: Sendable, CaseIterable {
  case sit
  case tieShoe
  case loadPlates
  case row
  case carry

  func act(on scene: inout Choreography) {
    switch self {
    case .sit: sit(&scene)
    case .tieShoe: tieShoe(&scene)
    case .loadPlates: loadPlates(&scene)
    case .row: row(&scene)
    case .carry: carry(&scene)
    }
  }

  private func sit(_ scene: inout Choreography) {
    let lean = Choreography.Pose(
      pelvis: scene.draws.uniform(12...22), lumbar: 18, height: -0.3, forward: -0.25)
    let seat = Choreography.Pose(
      pelvis: scene.draws.uniform(-20 ... -8), lumbar: scene.draws.uniform(15...30),
      height: -0.42, forward: -0.35)
    scene.move(to: lean, seconds: 0.9)
    scene.jolt(at: scene.now + 0.25, g: 0.6, seconds: 0.04)
    scene.move(to: seat, seconds: 0.6)
    scene.wait(scene.draws.uniform(4...9))
    scene.move(to: lean, seconds: 0.7)
    scene.move(to: .standing, seconds: 0.9)
    scene.wait(0.6)
  }

  private func tieShoe(_ scene: inout Choreography) {
    let down = Choreography.Pose(
      pelvis: scene.draws.uniform(35...60), lumbar: scene.draws.uniform(30...45),
      height: -scene.draws.uniform(0.05...0.35), forward: -0.1)
    scene.leanAndTwist(seconds: 1, limitDegrees: 8)
    scene.move(to: down, seconds: scene.draws.uniform(0.9...1.4))
    // Hands at work.
    scene.motion.rhythms.add(
      Rhythm(
        start: scene.now, end: scene.now + 3, frequency: 1.3, heightMeters: 0.004,
        pelvisDegrees: 0.8, lumbarDegrees: 0.8, leanDegrees: 1))
    scene.wait(scene.draws.uniform(3...4.5))
    scene.straighten(seconds: 1)
    scene.move(to: .standing, seconds: scene.draws.uniform(0.9...1.4))
    scene.wait(0.5)
  }

  private func loadPlates(_ scene: inout Choreography) {
    for _ in 0..<2 {
      let down = Choreography.Pose(
        pelvis: scene.draws.uniform(22...45), lumbar: scene.draws.uniform(15...35),
        height: -scene.draws.uniform(0.1...0.3), forward: -0.08)
      scene.leanAndTwist(seconds: 0.9, limitDegrees: 10)
      scene.move(to: down, seconds: scene.draws.uniform(0.8...1.3))
      scene.wait(scene.draws.uniform(0.3...1))
      scene.jolt(at: scene.now, g: scene.draws.uniform(0.5...3), seconds: 0.03)
      scene.straighten(seconds: 0.9)
      scene.move(to: .standing, seconds: scene.draws.uniform(0.8...1.3))
      scene.walk(scene.draws.uniform(3...5))
    }
  }

  /// Bent-over rows: the back stays where it is, more or less, and the arms pull.
  private func row(_ scene: inout Choreography) {
    let bent = Choreography.Pose(
      pelvis: scene.draws.uniform(30...45), lumbar: scene.draws.uniform(10...18), height: -0.1,
      forward: -0.12)
    scene.move(to: bent, seconds: 1.4)
    scene.wait(0.8)
    let seconds = 12.0
    scene.motion.rhythms.add(
      Rhythm(
        start: scene.now, end: scene.now + seconds, frequency: 0.55, heightMeters: 0.012,
        pelvisDegrees: scene.draws.uniform(1.5...3), lumbarDegrees: scene.draws.uniform(1...2.5)))
    scene.tremble(from: scene.now, to: scene.now + seconds, turnDegrees: 120)
    scene.wait(seconds + 0.6)
    scene.move(to: .standing, seconds: 1.2)
    scene.wait(0.5)
  }

  private func carry(_ scene: inout Choreography) {
    let hold = Choreography.Pose(pelvis: -4, lumbar: -2)
    scene.move(to: hold, seconds: 0.6)
    scene.walk(scene.draws.uniform(5...9))
    scene.jolt(at: scene.now, g: scene.draws.uniform(1...6), seconds: 0.025)
    scene.move(to: .standing, seconds: 0.6)
  }
}
