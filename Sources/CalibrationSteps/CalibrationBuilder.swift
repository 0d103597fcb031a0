import HingeCore

/// From four recorded steps to a wearer's profile, or to the reasons against it.
///
/// The protocol and its limits are section 2 of the estimation paper: stand, hinge, style, slump.
/// Everything in integers and in one fixed order, so that the same recordings give the same
/// profile on every processor.
package enum CalibrationBuilder {
  package static func build(_ input: CalibrationInput) -> Result<CalibrationResult, Refusals> {
    var refusals = plausibility(input)
    // A loose sensor may be shaken to the end of its range: then that it is loose is the reason.
    let mayBeLoose = refusals.allSatisfy { $0.token == .sensorSaturated }
    if !mayBeLoose { return .failure(Refusals(refusals)) }
    switch geometry(input) {
    case .success(let found):
      refusals += refusals.isEmpty ? found.measures.refusals : found.measures.looseness
      if !refusals.isEmpty { return .failure(Refusals(refusals)) }
      return .success(
        found.measures.result(
          style: input.style, mountings: found.mountings, biases: found.biases))
    case .failure(let found):
      return .failure(refusals.isEmpty ? found : Refusals(refusals))
    }
  }

  private struct Geometry {
    var measures: CalibrationMeasures
    var mountings: [Mounting]
    var biases: [Vector3<AngularRate>]
  }

  private static func geometry(_ input: CalibrationInput) -> Result<Geometry, Refusals> {
    let sensors = input.stand.models.count
    let stands = (0..<sensors).compactMap { StandStep(input.stand, sensor: $0) }
    guard stands.count == sensors else {
      return .failure(
        Refusals([
          Refusal(
            .movingWhileStanding,
            "no 4 s of standing still were found; stand tall and still for five seconds")
        ]))
    }
    let biases = stands.map(\.bias)
    func trace(_ step: StepRecording) -> PostureTrace {
      PostureTrace(
        samples: step.samples, models: step.models, nominalInterval: step.nominalInterval,
        biases: biases)
    }
    let hinge = trace(input.hinge)
    var mountings: [Mounting] = []
    var refusals: [Refusal] = []
    for sensor in 0..<sensors {
      switch sagittal(hinge, sensor: sensor, up: stands[sensor].up) {
      case .success(let mounting): mountings.append(mounting)
      case .failure(let refused): refusals += refused.list
      }
    }
    if !refusals.isEmpty { return .failure(Refusals(refusals)) }
    let measures = CalibrationMeasures(
      hinge: hinge, style: trace(input.styleReps), slump: trace(input.slump),
      mountings: mountings, fromFloor: input.style.startsFromFloor)
    return .success(Geometry(measures: measures, mountings: mountings, biases: biases))
  }

  /// Checks that need no geometry: length, gaps, range, gravity.
  private static func plausibility(_ input: CalibrationInput) -> [Refusal] {
    var refusals: [Refusal] = []
    for (step, recording) in input.steps {
      let least: Int64 = step == .stand ? 3000 : 6000
      if recording.duration < TimeSpan(milliseconds: least) {
        refusals.append(
          Refusal(
            .tooShort,
            "\(step.rawValue) lasts \(recording.duration.milliseconds) ms, less than \(least) ms; "
              + "record the whole step"))
      }
      let trace = PostureTrace(
        samples: recording.samples, models: recording.models,
        nominalInterval: recording.nominalInterval)
      if trace.hasGap {
        refusals.append(
          Refusal(.gap, "samples are missing in \(step.rawValue); check the wires and repeat it"))
      }
      if trace.isSaturated {
        refusals.append(
          Refusal(
            .sensorSaturated,
            "a sensor reached the end of its range in \(step.rawValue); move gently, and use "
              + "±8 g and ±500 °/s"))
      }
    }
    for sensor in input.stand.models.indices {
      let gravity = StandStep.gravity(input.stand, sensor: sensor)
      let error = gravity - Acceleration.standardGravity
      if error.magnitude > Acceleration(milligravities: 120) {
        refusals.append(
          Refusal(
            .gravityImplausible,
            "sensor \(sensor + 1) shows \(gravity.milligravities) mg while standing, not 1000; "
              + "check accel_lsb_per_g or calibrate the device"))
      }
    }
    return refusals
  }

  /// The sagittal frame of one sensor, forward being the way of the hinges.
  private static func sagittal(
    _ hinge: PostureTrace, sensor: Int, up: UnitVector
  ) -> Result<Mounting, Refusals> {
    let rates = hinge.points[sensor].map(\.rate)
    guard
      let principal = PrincipalAxis(
        rates: rates, threshold: AngularRate(degreesPerSecond: 10))
    else {
      return .failure(
        Refusals([
          Refusal(.tooFewHinges, "hinge shows no bending at all; hinge three times from the hips")
        ]))
    }
    let tilt = principal.axis.dot(up).magnitude
    guard principal.sharePermille >= 900, tilt <= Fraction(17, over: 100),
      let mounting = Mounting(up: up, bendingAxis: principal.axis)
    else {
      return .failure(
        Refusals([
          Refusal(
            .axisUnclear,
            "sensor \(sensor + 1) turned about more than one axis in hinge "
              + "(\(principal.sharePermille / 10) % about the main one, 90 needed, "
              + "\(tilt.thousandths / 10) % of it upright, 17 allowed); "
              + "hinge straight forward, without turning")
        ]))
    }
    // The wearer bends forward from standing: the larger excursion is forward.
    let pitch = hinge.pitch(sensor: sensor, mounting: mounting).sorted()
    let forward = pitch[pitch.count * 95 / 100]
    let backward = pitch[pitch.count * 5 / 100]
    return .success(forward.magnitude >= backward.magnitude ? mounting : mounting.reversed)
  }
}

/// Every reason at once, so that a wearer repeats the step only once.
package struct Refusals: Error, Sendable, Equatable {
  package let list: [Refusal]
  init(_ list: [Refusal]) { self.list = list }
}
