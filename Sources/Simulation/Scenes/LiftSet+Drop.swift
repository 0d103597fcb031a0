import HingeCore

extension LiftStyle {
  /// Whether its bar may be let go at lockout. A kettlebell is set down; a bar that falls on blocks
  /// bends; what never lies on the floor cannot be picked up from it again.
  var allowsDropping: Bool {
    switch self {
    case .conventional, .sumo, .trapBar: true
    case .blockPull, .kettlebell, .romanian, .goodMorning: false
    }
  }
}

extension LiftSet {
  /// The hands open at lockout: the body, rid of the load, bounces and comes to stand as it stands
  /// without a bar, and the bar falls.
  ///
  /// - Parameter leaving: it was the last rep; the lifter walks away instead of waiting for the bar
  ///   to lie still.
  func letGo(leaving: Bool, _ scene: inout Choreography) {
    let start = scene.now
    // Legs and back that bore the load throw the body up by as much as they gave under it; it sinks
    // into the knees, and settles.
    let recoilMeters = scene.draws.uniform(0.005...0.015)
    scene.motion.height.move(from: start, to: start + 0.14, value: recoilMeters)
    scene.motion.height.move(from: start + 0.14, to: start + 0.36, value: -0.5 * recoilMeters)
    scene.motion.height.move(from: start + 0.36, to: start + 0.65, value: 0)
    landing(from: start, &scene)
    scene.straighten(seconds: 0.5)
    // The hips need not hold against the bar any more.
    scene.move(to: .standing, seconds: scene.draws.uniform(0.65...0.9))
    if leaving {
      scene.wait(scene.draws.uniform(0.3...1))
      scene.walk(scene.draws.uniform(3...5))
    } else {
      // Well within the five seconds of standing that end a set.
      scene.wait(scene.draws.uniform(0.5...2))
    }
  }

  /// The bar meets the floor after a fall of 0.45 to 0.65 m, and once more. It is in nobody's hands:
  /// the floor alone brings it to the belt, through feet and legs, and weakens it.
  private func landing(from start: Double, _ scene: inout Choreography) {
    let floor = start + scene.draws.uniform(0.3...0.36)
    let g = scene.lifter.contactG * scene.draws.uniform(0.1...0.3)
    scene.jolt(at: floor, g: g, seconds: scene.lifter.contactSeconds)
    scene.jolt(
      at: floor + scene.draws.uniform(0.2...0.4), g: 0.4 * g, seconds: scene.lifter.contactSeconds)
  }
}
