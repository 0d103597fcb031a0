/// What the body does over a scene, as functions of time: any moment can be asked for, in any
/// order. Seconds, degrees, meters; room axes x forward, y left, z up.
struct Motion: Sendable {
  /// Pelvis pitch from the wearer's own standing posture, roundings not included.
  var pelvis = Track()
  /// Lumbar flexion of the wearer's own neutral lift.
  var neutralLumbar = Track()
  /// How this rep's flexion differs from it without a rounding.
  var ownLumbar = Track()
  var height = Track()
  var forward = Track()
  var lean = Track()
  var twist = Track()
  /// Lying on a flank, degrees to the right: of pelvis and trunk alike, unlike a lean.
  var flank = Track()
  /// Turned about the body's own long axis, to the left positive.
  var roll = Track()
  var roundings = Timeline<Rounding>()
  var rhythms = Timeline<Rhythm>()
  var jolts = Timeline<Jolt>()
  var trembles = Timeline<Tremble>()
  var slips = Timeline<HoldSlip>()
  var sway = Sway()
  /// Share of a rounding that the pelvis takes back: 0.6...1.
  var pelvisShare = 0.8
  var wobble = Wobble()
  /// Length of the scene in seconds.
  var duration = 0.0

  /// Segments as the bones turn, before any soft tissue.
  @inline(__always)
  func posture(at time: Double) -> Posture {
    var p = Posture()
    let extra = rounding(at: time)
    p.pelvisDegrees = pelvis.value(at: time) - pelvisShare * extra
    p.lumbarDegrees = neutralLumbar.value(at: time) + ownLumbar.value(at: time) + extra
    p.leanDegrees = lean.value(at: time)
    p.twistDegrees = twist.value(at: time)
    p.flankDegrees = flank.value(at: time)
    p.rollDegrees = roll.value(at: time)
    p.hip = Triple(forward.value(at: time), 0, height.value(at: time))
    for index in slips.near(time) { slips.elements[index].add(to: &p, at: time) }
    for index in rhythms.near(time) {
      let r = rhythms.elements[index]
      if time >= r.end { continue }
      let a = r.strength(at: time)
      let step = SineCosine(turns: r.frequency * (time - r.start))
      let stride = SineCosine(turns: 0.5 * r.frequency * (time - r.start))
      p.hip.z += a * r.heightMeters * step.cosine
      p.hip.y += a * 0.4 * r.heightMeters * stride.sine
      p.pelvisDegrees += a * r.pelvisDegrees * (0.7 * step.sine + 0.3 * stride.cosine)
      p.lumbarDegrees += a * r.lumbarDegrees * step.sine
      p.leanDegrees += a * r.leanDegrees * stride.sine
      p.twistDegrees += a * r.twistDegrees * stride.cosine
    }
    sway.add(to: &p, at: time)
    return p
  }

  /// Lumbar flexion that is a loss of the neutral spine.
  @inline(__always)
  func rounding(at time: Double) -> Double {
    var sum = 0.0
    for index in roundings.near(time) { sum += roundings.elements[index].value(at: time) }
    return sum
  }

  /// Pitch of T12 in the lift itself, without roundings and sway: what tells lift-off and lockout.
  func liftPitch(at time: Double) -> Double {
    pelvis.value(at: time) + neutralLumbar.value(at: time) + ownLumbar.value(at: time)
  }

  /// How far each sensor turns on its soft tissue, degrees of pitch: sacrum, T12.
  @inline(__always)
  func tissue(at time: Double) -> (sacrum: Double, thorax: Double) {
    var strength = 0.0
    for index in trembles.near(time) {
      let t = trembles.elements[index]
      strength += t.strength * smoothHump((time - t.start) / (t.end - t.start))
    }
    var ring = 0.0
    for index in jolts.near(time) { ring += jolts.elements[index].ring(at: time) }
    return (
      strength * wobble.sacrum.value(at: time) + ring,
      strength * wobble.thorax.value(at: time) + 0.7 * ring
    )
  }

  @inline(__always)
  func push(at time: Double) -> Triple {
    var sum = Triple.zero
    for index in jolts.near(time) { sum = sum + jolts.elements[index].acceleration(at: time) }
    return sum
  }

  /// Told at `heard`, the lifter begins 0.3 s later to mend what is still rounded then.
  mutating func correct(heard: Double) {
    let begin = heard + 0.3
    for index in roundings.near(begin) {
      roundings.change(index) { rounding in
        if begin < rounding.end && rounding.corrected == nil { rounding.corrected = begin }
      }
    }
  }
}

/// Where the body is at one moment.
struct Posture: Sendable {
  var pelvisDegrees = 0.0
  var lumbarDegrees = 0.0
  var leanDegrees = 0.0
  var twistDegrees = 0.0
  var flankDegrees = 0.0
  /// Of the trunk against the pelvis, as `flankDegrees`.
  var sideBendDegrees = 0.0
  var rollDegrees = 0.0
  /// Between the hip joints, meters from where it is in standing.
  var hip = Triple.zero

  var trunkDegrees: Double { pelvisDegrees + lumbarDegrees }
}

/// Nobody stands quite still: slow sway and breathing, never two alike.
struct Sway: Sendable {
  var degrees = 0.0
  /// Phases in turns.
  var phases = Triple.zero

  @inline(__always)
  func add(to p: inout Posture, at time: Double) {
    if degrees == 0 { return }
    let slow = sine(turns: 0.17 * time + phases.x)
    let quick = sine(turns: 0.43 * time + phases.y)
    p.pelvisDegrees += degrees * (0.7 * slow + 0.3 * quick)
    p.lumbarDegrees += degrees * 0.8 * sine(turns: 0.26 * time + phases.z)
    p.leanDegrees += degrees * 0.6 * sine(turns: 0.21 * time + phases.y + phases.z)
    p.hip.x += degrees * 0.006 * slow
    p.hip.y += degrees * 0.005 * quick
  }
}

/// How each sensor trembles on this wearer while he moves.
struct Wobble: Sendable {
  struct Tone: Sendable {
    var degrees = 0.0
    var frequency = 8.0
    var phase = 0.0

    @inline(__always)
    func value(at time: Double) -> Double {
      if degrees == 0 { return 0 }
      // Three tones that never meet again the same way: a band, not a hum.
      let turns = frequency * time + phase
      let low = sine(turns: 0.731 * turns)
      let high = sine(turns: 1.293 * turns + phase)
      return degrees * (0.5 * sine(turns: turns) + 0.4 * low + 0.3 * high)
    }
  }
  var sacrum = Tone()
  var thorax = Tone()
}
